package org.dropback.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code dropback uploads}: multipart uploads that were begun and not completed; their parts cost money. */
@Command(name = UploadsCommand.NAME, customSynopsis = "  dropback uploads COMMAND [OPTION…]", footer = {
        "  dropback uploads list", "  dropback uploads abort", "  dropback uploads abort 0004B9895DBBB6EC98E36"})
final class UploadsCommand implements Runnable {

    static final String NAME = "uploads";

    @Spec
    CommandSpec spec;

    @Mixin
    HelpOption help = new HelpOption();

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}

package org.dropback.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code dropback update}: what there is about newer versions. */
@Command(name = UpdateCommand.NAME, customSynopsis = "  dropback update COMMAND [OPTION…]", footer = "  dropback update check")
final class UpdateCommand implements Runnable {

    static final String NAME = "update";

    @Spec
    CommandSpec spec;

    @Mixin
    HelpOption help = new HelpOption();

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}

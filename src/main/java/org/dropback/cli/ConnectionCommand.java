package org.dropback.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code dropback connection}: the saved connections, those of the window. */
@Command(name = ConnectionCommand.NAME, customSynopsis = "  dropback connection COMMAND [OPTION…]", footer = {
        "  dropback connection import company.json", "  dropback connection secret Photos < secret.txt", "  dropback connection check Photos"})
final class ConnectionCommand implements Runnable {

    static final String NAME = "connection";

    @Spec
    CommandSpec spec;

    @Mixin
    HelpOption help = new HelpOption();

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}

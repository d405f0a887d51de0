package org.dropback.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code dropback profile}: the saved callback profiles, those of the window. */
@Command(name = ProfileCommand.NAME, customSynopsis = "  dropback profile COMMAND [OPTION…]", footer = {
        "  dropback profile list", "  dropback profile import orders.dropback", "  dropback profile export 'Order attachment' --to orders.dropback"})
final class ProfileCommand implements Runnable {

    static final String NAME = "profile";

    @Spec
    CommandSpec spec;

    @Mixin
    HelpOption help = new HelpOption();

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}

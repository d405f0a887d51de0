package org.dropback.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code dropback callback}: what can be done with a callback without an upload. */
@Command(name = CallbackCommand.NAME, customSynopsis = "  dropback callback COMMAND [OPTION…]", footer = {
        "  dropback callback check --profile 'Order attachment'", "  dropback callback send --profile 'Order attachment' --file photo.jpg",
        "  dropback callback verify request.txt"})
final class CallbackCommand implements Runnable {

    static final String NAME = "callback";

    @Spec
    CommandSpec spec;

    @Mixin
    HelpOption help = new HelpOption();

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}

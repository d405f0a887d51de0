package org.dropback.cli;

import picocli.CommandLine.Command;

/** {@code dropback callback}: what can be done with a callback without an upload. */
@Command(name = CallbackCommand.NAME, customSynopsis = "  dropback callback COMMAND [OPTION…]", footer = {
        "  dropback callback check --profile 'Order attachment'", "  dropback callback send --profile 'Order attachment' --file photo.jpg",
        "  dropback callback verify request.txt"})
final class CallbackCommand extends CommandGroup {

    static final String NAME = "callback";
}

package org.dropback.cli;

import picocli.CommandLine.Command;

/** {@code dropback profile}: the saved callback profiles, those of the window. */
@Command(name = ProfileCommand.NAME, customSynopsis = "  dropback profile COMMAND [OPTION…]", footer = {
        "  dropback profile list", "  dropback profile import orders.dropback", "  dropback profile export 'Order attachment' --to orders.dropback"})
final class ProfileCommand extends CommandGroup {

    static final String NAME = "profile";
}

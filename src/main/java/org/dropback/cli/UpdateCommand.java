package org.dropback.cli;

import picocli.CommandLine.Command;

/** {@code dropback update}: what there is about newer versions. */
@Command(name = UpdateCommand.NAME, customSynopsis = "  dropback update COMMAND [OPTION…]", footer = "  dropback update check")
final class UpdateCommand extends CommandGroup {

    static final String NAME = "update";
}

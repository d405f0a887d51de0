package org.dropback.cli;

import picocli.CommandLine.Command;

/** {@code dropback uploads}: multipart uploads that were begun and not completed; their parts cost money. */
@Command(name = UploadsCommand.NAME, customSynopsis = "  dropback uploads COMMAND [OPTION…]", footer = {
        "  dropback uploads list", "  dropback uploads abort", "  dropback uploads abort 0004B9895DBBB6EC98E36"})
final class UploadsCommand extends CommandGroup {

    static final String NAME = "uploads";
}

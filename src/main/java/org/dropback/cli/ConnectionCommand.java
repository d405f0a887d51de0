package org.dropback.cli;

import picocli.CommandLine.Command;

/** {@code dropback connection}: the saved connections, those of the window. */
@Command(name = ConnectionCommand.NAME, customSynopsis = "  dropback connection COMMAND [OPTION…]", footer = {
        "  dropback connection import company.json", "  dropback connection secret Photos < secret.txt", "  dropback connection check Photos"})
final class ConnectionCommand extends CommandGroup {

    static final String NAME = "connection";
}

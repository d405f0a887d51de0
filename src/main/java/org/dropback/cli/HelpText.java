package org.dropback.cli;

import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** The words of the help as plain text, for what is not the help. */
final class HelpText {

    private HelpText() {
    }

    static String of(ArgSpec argument) {
        return plain(argument.description());
    }

    static String of(CommandSpec command) {
        return plain(command.usageMessage().description());
    }

    /** The first sentence. */
    static String summary(CommandSpec command) {
        return of(command).replaceFirst("(?s)((?<=[a-z)])[.:;] |。).*", "");
    }

    /** picocli keeps its texts as formats. */
    private static String plain(String... lines) {
        return String.join(" ", lines).replace("%n", " ").replace("%%", "%").strip();
    }
}

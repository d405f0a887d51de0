package org.dropback.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Words that a command shares with others and has no use for: it takes them as ever, and says what is wrong with them, but offers them nowhere. */
final class HiddenOptions {

    private HiddenOptions() {
    }

    static CommandLine in(Object command, String... names) {
        var line = new CommandLine(command);
        var spec = line.getCommandSpec();
        for (var option : List.copyOf(spec.options())) {
            if (List.of(names).contains(option.longestName())) {
                spec.remove(option);
                spec.addOption(OptionSpec.builder(option).hidden(true).build());
            }
        }
        return line;
    }
}

package org.dropback.cli;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The values that a shell offers: those that the help names, in the letters that it writes them in. */
final class Completions {

    private static final Pattern CHOICE = Pattern.compile("[a-z0-9-]+(\\|[a-z0-9-]+)+");

    private Completions() {
    }

    /** Empty for what can be anything. */
    static List<String> of(ArgSpec argument) {
        if (CHOICE.matcher(argument.paramLabel()).matches()) {
            return List.of(argument.paramLabel().split("\\|"));
        }
        var own = argument.completionCandidates();
        return own == null ? List.of() : StreamSupport.stream(own.spliterator(), false).toList();
    }

    /** picocli would offer the names of enum constants, which are written in capitals. */
    static void apply(CommandLine command) {
        var spec = command.getCommandSpec();
        for (var argument : List.copyOf(spec.args())) {
            var words = of(argument);
            if (!words.isEmpty()) {
                spec.remove(argument);
                spec.add(switch (argument) {
                    case OptionSpec option -> OptionSpec.builder(option).completionCandidates(words).build();
                    default -> PositionalParamSpec.builder((PositionalParamSpec) argument).completionCandidates(words).build();
                });
            }
        }
        command.getSubcommands().values().forEach(Completions::apply);
    }
}

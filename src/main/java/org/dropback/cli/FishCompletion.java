package org.dropback.cli;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Our commands and options in the words of fish's {@code complete}. picocli knows bash alone. */
final class FishCompletion {

    private final StringBuilder text = new StringBuilder("# Completes dropback in fish.\n");

    private FishCompletion() {
    }

    static String of(CommandLine root) {
        var completion = new FishCompletion();
        completion.command(root.getCommandSpec(), List.of());
        return completion.text.toString();
    }

    private void command(CommandSpec spec, List<String> words) {
        var subcommands = spec.subcommands();
        var here = condition(words, subcommands.keySet());
        subcommands.forEach((name, command) -> line(here, "-f -a " + quoted(name), HelpText.summary(command.getCommandSpec())));
        for (var option : spec.options()) {
            line(here, names(option) + (option.arity().max() > 0 ? " -r" : "") + values(option), HelpText.of(option));
        }
        for (var parameter : spec.positionalParameters()) {
            if (!Completions.of(parameter).isEmpty()) {
                line(here, values(parameter).strip(), HelpText.of(parameter));
            }
        }
        subcommands.forEach((name, command) -> command(command.getCommandSpec(), append(words, name)));
    }

    /** At the command that the words so far name, and at none below it. */
    private static String condition(List<String> words, Iterable<String> below) {
        var deeper = String.join(" ", below);
        var seen = words.stream().map(word -> "__fish_seen_subcommand_from " + word).collect(Collectors.joining("; and "));
        var notDeeper = deeper.isEmpty() ? "" : "not __fish_seen_subcommand_from " + deeper;
        return seen.isEmpty() || notDeeper.isEmpty() ? seen + notDeeper : seen + "; and " + notDeeper;
    }

    /** Where there are such, no file is offered. */
    private static String values(ArgSpec argument) {
        var words = Completions.of(argument);
        return words.isEmpty() ? "" : " -f -a " + quoted(String.join(" ", words));
    }

    private static String names(OptionSpec option) {
        return Arrays.stream(option.names()).map(name -> name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1))
                .collect(Collectors.joining(" "));
    }

    private void line(String condition, String what, String description) {
        text.append("complete -c dropback -n ").append(quoted(condition)).append(' ').append(what).append(" -d ").append(quoted(description)).append('\n');
    }

    private static List<String> append(List<String> words, String word) {
        return Stream.concat(words.stream(), Stream.of(word)).toList();
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}

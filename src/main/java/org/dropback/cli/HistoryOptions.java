package org.dropback.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import org.dropback.store.SqliteJournal;
import org.dropback.upload.HistoryFilter;
import org.dropback.upload.JobState;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The words that say which attempts are wanted. */
final class HistoryOptions {

    @Option(names = "--since", paramLabel = "D", descriptionKey = "cli.option.since")
    @Nullable String since;

    @Option(names = "--outcome", paramLabel = "OUTCOME", descriptionKey = "cli.option.outcome")
    List<String> outcomes = new ArrayList<>();

    @Parameters(paramLabel = "TEXT", arity = "0..1", hideParamSyntax = true, descriptionKey = "cli.option.history-text")
    @Nullable String text;

    HistoryFilter filter(CliServices services) {
        var states = EnumSet.noneOf(JobState.class);
        outcomes.forEach(word -> states.add(state(word, services)));
        return new HistoryFilter(text == null ? "" : text, since == null ? Instant.EPOCH : Since.parse(since, services.clock(), services.messages()), states);
    }

    private static JobState state(String word, CliServices services) {
        var ends = Arrays.stream(JobState.values()).filter(JobState::isFinished).toList();
        return ends.stream().filter(state -> FinishedEvent.outcome(state).equalsIgnoreCase(word)).findFirst()
                .orElseThrow(() -> new WrongUsage(services.messages().get("cli.usage.bad-value", "--outcome", Printable.line(word),
                        ends.stream().map(FinishedEvent::outcome).collect(Collectors.joining(", ")))));
    }

    /** The journal of this home, whose problems are told; the caller closes it. Empty where it cannot be used. */
    static SqliteJournal open(CliServices services) {
        var journal = services.journals().kept();
        journal.problem().ifPresent(problem -> services.console().err().println("dropback: " + Printable.line(problem.text(services.messages()))));
        return journal;
    }

    /** The exit code of a command that did what it could. */
    static int code(SqliteJournal journal) {
        return journal.isKept() ? ExitCode.OK : ExitCode.FAILED;
    }
}

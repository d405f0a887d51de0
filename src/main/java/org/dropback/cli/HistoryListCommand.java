package org.dropback.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.dropback.text.ByteSize;
import org.dropback.upload.HistoryEntry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dropback history list}: newest first. */
@Command(name = "list", sortOptions = false, customSynopsis = "  dropback history list [OPTION…] [TEXT]", footer = {
        "  dropback history list --limit 20 --since 24h --outcome callback-failed photos/"})
final class HistoryListCommand implements Callable<Integer> {

    private static final int MOST = 100_000;

    @Mixin
    HistoryOptions wanted = new HistoryOptions();

    @Option(names = "--limit", paramLabel = "N", descriptionKey = "cli.option.history-limit")
    int limit = 50;

    @Mixin
    JsonOption output = new JsonOption();

    @Mixin
    HelpOption help = new HelpOption();

    private final CliServices services;

    HistoryListCommand(CliServices services) {
        this.services = services;
    }

    /** The component is the contract's field: add, never rename. */
    record Line(List<HistoryLine> attempts) {
    }

    @Override
    public Integer call() {
        var messages = services.messages();
        if (limit < 1 || limit > MOST) {
            throw new WrongUsage(messages.get("cli.usage.out-of-range", "--limit", "1", String.valueOf(MOST)));
        }
        var filter = wanted.filter(services);
        try (var journal = HistoryOptions.open(services)) {
            var found = journal.history(filter, Long.MAX_VALUE, limit);
            var out = services.console().out();
            if (output.json()) {
                new JsonLines(out).write(new Line(found.stream().map(entry -> HistoryLine.of(entry, messages)).toList()));
                return HistoryOptions.code(journal);
            }
            if (found.isEmpty()) {
                out.println(messages.get("cli.none"));
                services.console().err().println("dropback: " + messages.get("cli.history.sandbox"));
            }
            found.forEach(entry -> out.println(line(entry)));
            out.flush();
            return HistoryOptions.code(journal);
        }
    }

    private String line(HistoryEntry entry) {
        var failure = entry.failure();
        return "#" + entry.id() + "  " + Printable.TIME.format(entry.at().atZone(services.clock().getZone())) + "  " + TextReporter.mark(entry.outcome()) + " "
                + FinishedEvent.outcome(entry.outcome()) + (entry.again() ? "  ↻ " : "  ") + Printable.line(entry.bucket() + "/" + entry.key())
                + (entry.size() < 0 ? "" : "  " + ByteSize.format(entry.size(), services.messages().locale()))
                + (failure == null ? "" : "  " + Printable.line(failure.code()));
    }
}

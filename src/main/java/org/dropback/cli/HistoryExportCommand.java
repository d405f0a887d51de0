package org.dropback.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.dropback.store.SqliteJournal;
import org.dropback.upload.HistoryEntry;
import org.dropback.upload.Journal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dropback history export}: all that is wanted, to a file or to standard output, page by page. */
@Command(name = "export", sortOptions = false, customSynopsis = "  dropback history export [OPTION…] [TEXT]", footer = {
        "  dropback history export --to november.csv --since 2026-11-01", "  dropback history export --format jsonl > all.jsonl"})
final class HistoryExportCommand implements Callable<Integer> {

    private static final int PAGE = 500;

    enum Format { JSONL, CSV }

    @Mixin
    HistoryOptions wanted = new HistoryOptions();

    @Option(names = "--to", paramLabel = "FILE", descriptionKey = "cli.option.history-to")
    @Nullable Path to;

    @Option(names = "--format", paramLabel = "jsonl|csv", descriptionKey = "cli.option.history-format")
    @Nullable Format format;

    @Mixin
    JsonOption output = new JsonOption();

    @Mixin
    HelpOption help = new HelpOption();

    private final CliServices services;
    private final Interruption interruption;

    HistoryExportCommand(CliServices services, Interruption interruption) {
        this.services = services;
        this.interruption = interruption;
    }

    /** What was written to a file. The components are the contract's fields: add, never rename. */
    record Line(String file, long attempts) {
    }

    @Override
    public Integer call() throws IOException {
        var filter = wanted.filter(services);
        try (var journal = HistoryOptions.open(services)) {
            var target = to;
            if (target == null) {
                export(journal, filter, services.console().out());
            } else {
                try (var file = new PrintStream(new BufferedOutputStream(created(target)), false, StandardCharsets.UTF_8)) {
                    if (isCsv()) {
                        // Without it spreadsheets take the file for one of the system's old encoding.
                        file.print('\uFEFF');
                    }
                    told(export(journal, filter, file), target);
                    if (file.checkError()) {
                        throw new IOException(services.messages().get("cli.history.disk", Printable.line(target.toString())));
                    }
                }
            }
            return interruption.happened() ? ExitCode.INTERRUPTED : HistoryOptions.code(journal);
        }
    }

    private OutputStream created(Path file) throws IOException {
        try {
            return Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw new WrongUsage(services.messages().get("cli.usage.file-exists", Printable.line(file.toString())));
        }
    }

    private boolean isCsv() {
        return format != null ? format == Format.CSV : to != null && to.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
    }

    private long export(SqliteJournal journal, org.dropback.upload.HistoryFilter filter, PrintStream out) {
        var messages = services.messages();
        var csv = isCsv() ? new HistoryCsv(out) : null;
        var json = new JsonLines(out);
        long all = 0;
        var page = journal.history(filter, Long.MAX_VALUE, PAGE);
        while (!page.isEmpty() && !interruption.happened()) {
            for (var entry : page) {
                var line = HistoryLine.of(whole(entry, journal), messages);
                boolean read = csv == null ? json.write(line) : csv.write(line);
                if (!read) {
                    return all;
                }
                all++;
            }
            page = journal.history(filter, page.getLast().id(), PAGE);
        }
        out.flush();
        return all;
    }

    /** Lists hold the beginning of an answer only. */
    private static HistoryEntry whole(HistoryEntry entry, Journal journal) {
        var answer = entry.result() == null ? null : entry.result().callback();
        return answer == null || answer.body().length < Journal.LISTED_ANSWER ? entry : journal.attempt(entry.id()).orElse(entry);
    }

    private void told(long attempts, Path file) {
        if (output.json()) {
            new JsonLines(services.console().out()).write(new Line(file.toString(), attempts));
        } else {
            services.console().out().println(services.messages().get("cli.history.exported", attempts, Printable.line(file.toString())));
        }
    }
}

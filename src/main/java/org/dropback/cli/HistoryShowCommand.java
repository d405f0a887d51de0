package org.dropback.cli;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import org.dropback.callback.AskedCallback;
import org.dropback.upload.HistoryEntry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code dropback history show}: one attempt in full. */
@Command(name = "show", sortOptions = false, customSynopsis = "  dropback history show [OPTION…] ID", footer = {"  dropback history show 12"})
final class HistoryShowCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", descriptionKey = "cli.option.history-id")
    String id = "";

    @Mixin
    JsonOption output = new JsonOption();

    @Mixin
    HelpOption help = new HelpOption();

    private final CliServices services;

    HistoryShowCommand(CliServices services) {
        this.services = services;
    }

    @Override
    public Integer call() {
        var messages = services.messages();
        long number = number();
        try (var journal = HistoryOptions.open(services)) {
            var entry = journal.attempt(number).orElse(null);
            if (entry == null) {
                if (journal.isKept()) {
                    throw new WrongUsage(messages.get("cli.usage.no-attempt", String.valueOf(number)));
                }
                return ExitCode.FAILED;
            }
            if (output.json()) {
                new JsonLines(services.console().out()).write(HistoryLine.of(entry, messages));
            } else {
                print(entry, services.console().out());
            }
            return ExitCode.OK;
        }
    }

    /** As {@code list} writes it, or without the {@code #}. */
    private long number() {
        try {
            return Long.parseLong(id.startsWith("#") ? id.substring(1) : id);
        } catch (NumberFormatException e) {
            throw new WrongUsage(services.messages().get("cli.usage.bad-value", "ID", Printable.line(id), "12, #12…"));
        }
    }

    private void print(HistoryEntry entry, PrintStream out) {
        var messages = services.messages();
        var time = Printable.TIME.format(entry.at().atZone(services.clock().getZone()));
        out.println("#" + entry.id() + "  " + time + "  " + FinishedEvent.outcome(entry.outcome())
                + (entry.again() ? "  " + messages.get("timeline.CALLED_AGAIN") : ""));
        out.flush();
        new TextReporter(services.console(), messages, Integer.MAX_VALUE).finished(Finished.of(entry));
        if (!entry.differs().isEmpty()) {
            fact(out, messages.get("timeline.DIFFERS"), String.join(", ", entry.differs()));
        }
        var connection = entry.connection();
        fact(out, messages.get("cli.history.connection"), (connection.name().equals(connection.endpoint().toString()) ? "" : connection.name() + "  ")
                + connection.endpoint() + "  " + connection.region());
        if (entry.callback() != null) {
            print(entry.callback(), out);
        }
        out.flush();
    }

    private void print(AskedCallback asked, PrintStream out) {
        var callback = asked.callback();
        fact(out, services.messages().get("cli.history.profile"), asked.profile());
        callback.urls().forEach(url -> fact(out, "callbackUrl", url));
        if (callback.host() != null) {
            fact(out, "callbackHost", callback.host());
        }
        fact(out, "callbackSNI", String.valueOf(callback.sni()));
        fact(out, "callbackBodyType", callback.bodyType().contentType());
        fact(out, "callbackBody", "");
        Printable.of(callback.body()).lines().forEach(text -> out.println("    " + text));
        callback.variables().forEach((name, value) -> fact(out, name, asked.leftOut().contains(name) ? "***" : value));
        callback.headers().forEach((name, value) -> fact(out, name, asked.leftOut().contains(name) ? "***" : value));
        if (!asked.leftOut().isEmpty()) {
            fact(out, services.messages().get("cli.history.left-out"), String.join(", ", asked.leftOut()));
        }
    }

    private static void fact(PrintStream out, String name, String value) {
        out.println(("  " + Printable.line(name) + ": " + Printable.line(value)).stripTrailing());
    }
}

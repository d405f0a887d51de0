package org.dropback.cli;

import java.time.Instant;
import java.util.function.Supplier;
import org.dropback.callback.ErrorEvidence;
import org.dropback.text.ByteSize;
import org.dropback.text.Messages;
import org.dropback.upload.RetryWait;

/** One line at the bottom of a terminal, written over itself. One thread. */
final class ProgressBar {

    /** So few that the whole line fits 80 columns: one that is broken cannot be written over. */
    private static final int CELLS = 12;
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final Console console;
    private final Messages messages;
    private String shown = "";

    ProgressBar(Console console, Messages messages) {
        this.console = console;
        this.messages = messages;
    }

    void show(RunTotals totals) {
        show(() -> line(totals));
    }

    /** Of objects, whose bytes do not count. */
    void show(long ended, long all) {
        show(() -> bar(all == 0 ? 0 : (int) (100 * ended / all)) + messages.get("cli.progress-again", String.valueOf(ended), String.valueOf(all)));
    }

    private void show(Supplier<String> text) {
        if (!console.terminal()) {
            return;
        }
        var line = text.get();
        if (!line.equals(shown)) {
            console.out().print(CLEAR_LINE + line);
            console.out().flush();
            shown = line;
        }
    }

    /** Takes the bar away, so that something else can be printed. */
    void clear() {
        if (!shown.isEmpty()) {
            console.out().print(CLEAR_LINE);
            shown = "";
        }
    }

    private static String bar(int percent) {
        int full = CELLS * percent / 100;
        return "█".repeat(full) + "░".repeat(CELLS - full) + " ";
    }

    private String line(RunTotals totals) {
        long total = totals.bytes();
        long sent = totals.bytesSent();
        int percent = total == 0 ? 0 : (int) (100 * sent / total);
        var retry = totals.retry();
        if (retry.isPresent()) {
            return bar(percent) + retry(retry.get(), totals);
        }
        var locale = messages.locale();
        return bar(percent) + messages.get("cli.progress", String.valueOf(percent), ByteSize.format(sent, locale),
                ByteSize.format(total, locale), ByteSize.format(totals.bytesPerSecond(), locale), String.valueOf(totals.ended()), String.valueOf(totals.files()));
    }

    private String retry(RetryWait wait, RunTotals totals) {
        long seconds = wait.seconds(Instant.now());
        var reason = reason(wait.reason());
        var ended = String.valueOf(totals.ended());
        var files = String.valueOf(totals.files());
        return seconds == 0 ? messages.get("cli.progress-retrying", reason, ended, files)
                : messages.get("cli.progress-retry", String.valueOf(seconds), reason, ended, files);
    }

    private String reason(ErrorEvidence failure) {
        var key = "uploads.short." + failure.code();
        return failure.httpStatus() > 0 ? failure.httpStatus() + " " + Printable.line(failure.code()) : messages.has(key) ? messages.get(key) : failure.code();
    }
}

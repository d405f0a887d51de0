package org.dropback.cli;

import org.dropback.text.ByteSize;
import org.dropback.text.Messages;

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
        if (!console.terminal()) {
            return;
        }
        var line = line(totals);
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

    private String line(RunTotals totals) {
        long total = totals.bytes();
        long sent = totals.bytesSent();
        int percent = total == 0 ? 0 : (int) (100 * sent / total);
        int full = CELLS * percent / 100;
        var locale = messages.locale();
        return "█".repeat(full) + "░".repeat(CELLS - full) + " " + messages.get("cli.progress", String.valueOf(percent), ByteSize.format(sent, locale),
                ByteSize.format(total, locale), ByteSize.format(totals.bytesPerSecond(), locale), String.valueOf(totals.ended()), String.valueOf(totals.files()));
    }
}

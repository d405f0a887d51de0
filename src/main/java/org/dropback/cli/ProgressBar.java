package org.dropback.cli;

import java.util.List;
import java.util.function.Supplier;
import org.dropback.text.ByteSize;
import org.dropback.text.Messages;
import org.dropback.upload.JobSnapshot;

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

    void show(Supplier<List<JobSnapshot>> jobs) {
        if (!console.terminal()) {
            return;
        }
        var line = line(jobs.get());
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

    private String line(List<JobSnapshot> jobs) {
        long total = 0;
        long sent = 0;
        long speed = 0;
        long finished = 0;
        for (var job : jobs) {
            boolean over = job.state().isFinished();
            total += Math.max(0, job.size());
            sent += over ? Math.max(0, job.size()) : Math.min(job.bytesSent(), Math.max(0, job.size()));
            speed += job.bytesPerSecond();
            finished += over ? 1 : 0;
        }
        int percent = total == 0 ? 0 : (int) (100 * sent / total);
        int full = CELLS * percent / 100;
        var locale = messages.locale();
        return "█".repeat(full) + "░".repeat(CELLS - full) + " " + messages.get("cli.progress", String.valueOf(percent), ByteSize.format(sent, locale),
                ByteSize.format(total, locale), ByteSize.format(speed, locale), String.valueOf(finished), String.valueOf(jobs.size()));
    }
}

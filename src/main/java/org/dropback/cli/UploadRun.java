package org.dropback.cli;

import java.util.List;
import org.dropback.upload.UploadQueue;
import org.dropback.upload.UploadRequest;

/** Uploads and reports until all is over or somebody interrupts this thread. What is reported leaves the queue: of a million files only counts stay. */
final class UploadRun {

    /** Between two looks at the queue. */
    private static final long PAUSE_MILLIS = 50;

    private final UploadQueue queue;
    private final Reporter reporter;
    private final CliServices services;

    UploadRun(UploadQueue queue, Reporter reporter, CliServices services) {
        this.queue = queue;
        this.reporter = reporter;
        this.services = services;
    }

    /** @return the exit code; the queue is closed when interrupted */
    int run(List<UploadRequest> requests) {
        var totals = new RunTotals(requests.size());
        queue.add(requests);
        try {
            while (!queue.isIdle()) {
                report(totals);
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            return interrupted(totals);
        }
        report(totals);
        reporter.summary(totals);
        return ExitCode.of(totals.ends());
    }

    private void report(RunTotals totals) {
        for (var job : queue.drainChanged()) {
            totals.update(job);
            if (job.state().isFinished()) {
                reporter.finished(job);
                queue.remove(job.id());
            }
        }
        reporter.progress(totals);
    }

    private int interrupted(RunTotals totals) {
        queue.close();
        report(totals);
        reporter.summary(totals);
        services.console().err().println("dropback: " + services.messages().get("cli.interrupted"));
        return ExitCode.INTERRUPTED;
    }
}

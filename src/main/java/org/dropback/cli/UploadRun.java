package org.dropback.cli;

import java.util.EnumSet;
import java.util.List;
import org.dropback.upload.JobFilter;
import org.dropback.upload.JobSnapshot;
import org.dropback.upload.JobState;
import org.dropback.upload.JournalException;
import org.dropback.upload.UploadQueue;
import org.dropback.upload.UploadRequest;

/** Uploads and reports until all is over or somebody interrupts this thread. Of a million files only counts stay in memory. */
final class UploadRun {

    /** Between two looks at the queue. */
    private static final long PAUSE_MILLIS = 50;
    /** Files that are recorded in one go. */
    private static final int BATCH = 5_000;

    private final UploadQueue queue;
    private final Reporter reporter;
    private final boolean goesOn;
    private final CliServices services;

    /** @param goesOn whether what is interrupted can go on later */
    UploadRun(UploadQueue queue, Reporter reporter, boolean goesOn, CliServices services) {
        this.queue = queue;
        this.reporter = reporter;
        this.goesOn = goesOn;
        this.services = services;
    }

    /** @return the exit code; the queue is closed when interrupted */
    int run(List<UploadRequest> requests) throws JournalException {
        var totals = new RunTotals(requests.size());
        try {
            for (int from = 0; from < requests.size(); from += BATCH) {
                totals.added(queue.add(requests.subList(from, Math.min(from + BATCH, requests.size()))));
                report(totals);
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
            return finish(totals);
        } catch (InterruptedException e) {
            return interrupted(totals);
        }
    }

    /** Goes on with all that rests in the queue, and with what had failed for a reason that may have passed. */
    int resume() {
        var waiting = new JobFilter(EnumSet.of(JobState.PAUSED, JobState.FAILED), "");
        var totals = new RunTotals(queue.count(waiting));
        for (long from = 0; from < totals.files(); from += BATCH) {
            var jobs = queue.page(waiting, from, BATCH);
            totals.added(jobs);
        }
        queue.retry(queue.page(new JobFilter(EnumSet.of(JobState.FAILED), ""), 0, Integer.MAX_VALUE).stream().map(JobSnapshot::id).toList());
        queue.resumeAll();
        try {
            return finish(totals);
        } catch (InterruptedException e) {
            return interrupted(totals);
        }
    }

    /** Waits for what the queue has. */
    private int finish(RunTotals totals) throws InterruptedException {
        while (!queue.isIdle()) {
            report(totals);
            Thread.sleep(PAUSE_MILLIS);
        }
        report(totals);
        reporter.summary(totals);
        // Only now: a run that is killed before, and repeated, must know what was done.
        queue.removeEnded();
        return ExitCode.of(totals.ends());
    }

    private void report(RunTotals totals) {
        for (var job : queue.drainChanged()) {
            totals.update(job);
            if (job.state().isFinished()) {
                reporter.finished(job);
            }
        }
        reporter.progress(totals);
    }

    private int interrupted(RunTotals totals) {
        queue.close();
        report(totals);
        reporter.summary(totals);
        services.console().err().println("dropback: " + services.messages().get(goesOn ? "cli.interrupted-resume" : "cli.interrupted"));
        return ExitCode.INTERRUPTED;
    }
}

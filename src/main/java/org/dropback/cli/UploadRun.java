package org.dropback.cli;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dropback.upload.JobSnapshot;
import org.dropback.upload.UploadQueue;
import org.dropback.upload.UploadRequest;

/** Uploads and reports until all is over or somebody interrupts this thread. */
final class UploadRun {

    /** Between two looks at the queue. */
    private static final long PAUSE_MILLIS = 50;

    private final UploadQueue queue;
    private final Reporter reporter;
    private final CliServices services;
    private final Set<Long> reported = new HashSet<>();

    UploadRun(UploadQueue queue, Reporter reporter, CliServices services) {
        this.queue = queue;
        this.reporter = reporter;
        this.services = services;
    }

    /** @return the exit code; the queue is closed when interrupted */
    int run(List<UploadRequest> requests) {
        queue.add(requests);
        try {
            while (!queue.isIdle()) {
                report();
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            return interrupted();
        }
        report();
        reporter.summary(queue.jobs());
        return ExitCode.of(queue.jobs().stream().map(JobSnapshot::state).toList());
    }

    private void report() {
        for (var job : queue.drainChanged()) {
            if (job.state().isFinished() && reported.add(job.id())) {
                reporter.finished(job);
            }
        }
        reporter.progress(queue::jobs);
    }

    private int interrupted() {
        queue.close();
        report();
        reporter.summary(queue.jobs());
        services.console().err().println("dropback: " + services.messages().get("cli.interrupted"));
        return ExitCode.INTERRUPTED;
    }
}

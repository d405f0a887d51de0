package org.dropback.cli;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dropback.upload.IfExists;
import org.dropback.upload.JobFilter;
import org.dropback.upload.JobSnapshot;
import org.dropback.upload.JobState;
import org.dropback.upload.JournalException;
import org.dropback.upload.UploadQueue;
import org.dropback.upload.UploadRequest;
import org.jspecify.annotations.Nullable;

/** Uploads and reports until all is over or somebody interrupts this thread. Of a million files only counts stay in memory. */
final class UploadRun {

    /** Between two looks at the queue. */
    private static final long PAUSE_MILLIS = 50;
    /** Files that are recorded in one go. */
    private static final int BATCH = 5_000;

    private final UploadQueue queue;
    private final Reporter reporter;
    private final boolean goesOn;
    private final IfCallbackUnknown ifUnknown;
    private final @Nullable IfExists ifExists;
    private final ExistingQuestion question;
    private final BehindNotice behind;
    private final CliServices services;
    /** What is called back again, as its upload had ended. */
    private final Map<Long, JobSnapshot> again = new HashMap<>();
    private boolean interrupted;

    /**
     * @param goesOn   whether what is interrupted can go on later
     * @param ifExists the answer to what jobs ask; null to ask it on
     */
    UploadRun(UploadQueue queue, Reporter reporter, boolean goesOn, IfCallbackUnknown ifUnknown, @Nullable IfExists ifExists, CliServices services) {
        this.queue = queue;
        this.reporter = reporter;
        this.goesOn = goesOn;
        this.ifUnknown = ifUnknown;
        this.ifExists = ifExists;
        this.services = services;
        behind = new BehindNotice(services.console(), services.messages());
        question = new ExistingQuestion(services.console(), services.messages());
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

    /** Goes on with all that rests in the queue, and with what had failed for a reason that may have passed. Of callbacks that had failed it tells again. */
    int resume() throws JournalException {
        var waiting = new JobFilter(EnumSet.of(JobState.PAUSED, JobState.ASKING, JobState.URL_NEEDED, JobState.FAILED), "");
        var stored = queue.page(new JobFilter(EnumSet.of(JobState.CALLBACK_FAILED, JobState.CALLBACK_UNKNOWN), ""), 0, Integer.MAX_VALUE);
        var totals = new RunTotals(queue.count(waiting) + stored.size());
        for (long from = 0; from < totals.files() - stored.size(); from += BATCH) {
            totals.added(queue.page(waiting, from, BATCH));
        }
        totals.added(stored);
        report(stored, totals);
        if (totals.files() == 0) {
            services.console().err().println("dropback: " + services.messages().get("cli.nothing-to-resume"));
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
    private int finish(RunTotals totals) throws InterruptedException, JournalException {
        do {
            report(totals);
            Thread.sleep(PAUSE_MILLIS);
        } while (asks() || !queue.isIdle());
        report(totals);
        if (!queue.isIdle()) {
            // The last answer was lost, and OSS is asked to call back again.
            return finish(totals);
        }
        reporter.summary(totals);
        // Only now: a run that is killed before, and repeated, must know what was done.
        queue.removeEnded();
        long asking = asking();
        tell("cli.failed-kept", goesOn ? queue.counts().getOrDefault(JobState.FAILED, 0L) : 0);
        tell("cli.asks-on", asking);
        tell("cli.needs-url", queue.counts().getOrDefault(JobState.URL_NEEDED, 0L));
        return asking > 0 ? ExitCode.FAILED : ExitCode.of(totals.ends());
    }

    private void tell(String key, long files) {
        if (files > 0) {
            services.console().err().println("dropback: " + services.messages().get(key, files));
        }
    }

    private long asking() {
        return queue.counts().getOrDefault(JobState.ASKING, 0L);
    }

    /** Answers what is asked, or asks it on. @return whether an answer may still come, or has just come */
    private boolean asks() throws JournalException {
        long asking = asking();
        if (asking == 0 || ifExists == null && !services.console().terminal()) {
            return false;
        }
        var answer = Optional.ofNullable(ifExists);
        if (answer.isEmpty()) {
            if (!question.isOpen()) {
                reporter.ended();
            }
            var first = queue.page(new JobFilter(EnumSet.of(JobState.ASKING), ""), 0, 1);
            answer = question.ask(asking, first.isEmpty() ? "" : first.getFirst().key());
        }
        if (answer.isPresent()) {
            queue.answer(answer.get());
        }
        return true;
    }

    private void report(RunTotals totals) {
        report(queue.drainChanged(), totals);
        behind.look(queue.isBehind(), reporter);
        if (!question.isOpen()) {
            reporter.progress(totals);
        }
    }

    private void report(Collection<JobSnapshot> changed, RunTotals totals) {
        for (var job : changed) {
            var upload = again.get(job.id());
            if (!RunTotals.isOver(job)) {
                if (upload == null) {
                    totals.update(job);
                }
            } else if (upload == null && callsAgain(job)) {
                again.put(job.id(), job);
            } else {
                again.remove(job.id());
                totals.update(job);
                reporter.finished(upload == null ? Finished.of(job) : Finished.of(job).after(upload));
            }
        }
    }

    private boolean callsAgain(JobSnapshot job) {
        return job.state() == JobState.CALLBACK_UNKNOWN && ifUnknown.again() && !interrupted && queue.callAgain(List.of(job.id()));
    }

    private int interrupted(RunTotals totals) {
        interrupted = true;
        queue.close();
        report(totals);
        // What could not be settled in time stays unknown.
        again.values().forEach(upload -> {
            totals.update(upload);
            reporter.finished(Finished.of(upload));
        });
        reporter.summary(totals);
        services.console().err().println("dropback: " + services.messages().get(goesOn ? "cli.interrupted-resume" : "cli.interrupted"));
        return ExitCode.INTERRUPTED;
    }
}

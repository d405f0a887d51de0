package org.dropback.upload.engine;

import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.dropback.upload.JobIds;
import org.dropback.upload.JobState;
import org.dropback.upload.JobStateMachine;

/** How jobs end, and what of that is recorded. Any thread; under the lock of the jobs. */
final class JobEnds {

    private final LiveJobs jobs;

    JobEnds(LiveJobs jobs) {
        this.jobs = jobs;
    }

    void end(Job job, Outcome outcome) {
        end(job, ended -> ended.finish(outcome));
    }

    /** Whoever sees that it ended finds it recorded: nobody looks between the two. */
    void end(Job job, Consumer<Job> ending) {
        try {
            synchronized (jobs) {
                try {
                    ending.accept(job);
                } finally {
                    record(job);
                }
            }
        } finally {
            jobs.counts().left();
        }
    }

    void record(Job job) {
        synchronized (jobs) {
            // One that was retired is recorded, and may be on its way again.
            boolean ours = jobs.get(job.id()) == job;
            if (job.state().isFinished()) {
                saveEnd(job, ours);
            } else if (ours) {
                jobs.journal().save(job.record().entry());
            }
            if (ours) {
                jobs.keepAnswer(job);
            }
            if (ours && isAnswered(job)) {
                // Its user was faster.
                var rested = job.state();
                jobs.retire(job);
                jobs.move(JobIds.of(LongStream.of(job.id())), Set.of(rested), JobState.WAITING);
            }
            jobs.notifyAll();
        }
        if (job.state().isFinished()) {
            if (!JobStateMachine.following(job.state()).contains(JobState.WAITING)) {
                jobs.urls().remove(job.id());
            }
            job.record().over();
        }
    }

    private void saveEnd(Job job, boolean ours) {
        var entry = ours ? job.record().entry() : null;
        try {
            jobs.journal().saveEnd(entry, job.record().attempt());
        } catch (RuntimeException | Error e) {
            if (entry != null) {
                // The history may go without it, the queue may not.
                jobs.journal().save(entry);
            }
            throw e;
        }
    }

    private boolean isAnswered(Job job) {
        return switch (job.state()) {
            case PAUSED -> job.goesOn();
            case ASKING -> jobs.answers().has(job.request());
            case URL_NEEDED -> jobs.urls().containsKey(job.id());
            default -> false;
        };
    }
}

package org.dropback.upload.engine;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.dropback.callback.ErrorEvidence;
import org.dropback.callback.LocalError;
import org.dropback.callback.Stored;
import org.dropback.oss.CancelSignal;
import org.dropback.upload.JobIds;
import org.dropback.upload.JobState;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Callbacks that are called again: beside the uploads, and no more of them at once. Of the others no more is held than their IDs, and the lock only for one at a time. */
final class AgainRuns {

    private static final Logger LOG = LoggerFactory.getLogger(AgainRuns.class);

    private final LiveJobs jobs;
    private final Workshop workshop;
    private final CancelSignal closing = new CancelSignal();
    /** Whether a thread hands out lanes; guarded by the jobs. */
    private boolean handing;

    AgainRuns(LiveJobs jobs, Workshop workshop) {
        this.jobs = jobs;
        this.workshop = workshop;
    }

    /** @return whether one is called, now or when its turn comes */
    boolean begin(Collection<Long> ids) {
        var chosen = JobIds.copyOf(ids);
        synchronized (jobs) {
            jobs.all(chosen).stream().filter(LiveJobs::isOver).forEach(jobs::retire);
            var free = chosen.without(JobIds.of(jobs.all(chosen).stream().mapToLong(Job::id))).without(jobs.again().left());
            var called = closing.isCancelled() ? Map.<JobState, JobIds>of() : callable(free);
            if (called.isEmpty()) {
                return false;
            }
            if (!handing) {
                // It waits for this lock before it looks.
                Thread.ofVirtual().name("again").start(this::hand);
                handing = true;
            }
            called.forEach((state, those) -> {
                jobs.counts().moved(state, JobState.CALLING_BACK, those.size());
                jobs.again().add(those, state);
                jobs.changed().add(those.longs().toArray());
            });
            return true;
        }
    }

    private Map<JobState, JobIds> callable(JobIds ids) {
        var called = new EnumMap<JobState, JobIds>(JobState.class);
        jobs.journal().byState(ids).forEach((state, those) -> {
            if (state == JobState.CALLBACK_FAILED || state == JobState.CALLBACK_UNKNOWN) {
                called.put(state, those);
            }
        });
        return called;
    }

    /** Those among these that wait are as they were; null for all. */
    void withdraw(@Nullable JobIds ids) {
        synchronized (jobs) {
            var waiting = ids == null ? jobs.again().left() : ids;
            var unknown = jobs.again().left().only(id -> waiting.contains(id) && jobs.again().was(id) == JobState.CALLBACK_UNKNOWN);
            var gone = jobs.again().withdraw(waiting);
            if (!gone.isEmpty()) {
                jobs.counts().moved(JobState.CALLING_BACK, JobState.CALLBACK_UNKNOWN, unknown.size());
                jobs.counts().moved(JobState.CALLING_BACK, JobState.CALLBACK_FAILED, gone.size() - unknown.size());
                jobs.changed().add(gone.longs().toArray());
            }
        }
    }

    /** None begins any more. */
    void close() {
        closing.cancel();
        withdraw(null);
    }

    private void hand() {
        var lanes = workshop.live().again();
        boolean more = lanes.enter(closing);
        while (more) {
            more = handOne(lanes) && lanes.enter(closing);
        }
    }

    /** What one of them meets is never the end of all others. @return whether there may be more */
    private boolean handOne(Lanes lanes) {
        Job job = null;
        try {
            job = next();
            if (job != null) {
                launch(job);
                return true;
            }
            lanes.leave(-1);
            return false;
        } catch (RuntimeException | Error e) {
            LOG.error("A callback could not be called back again", e);
            if (job == null) {
                lanes.leave(-1);
            }
            return true;
        }
    }

    /** The next one, begun; null for none, after which nobody hands out lanes. */
    private @Nullable Job next() {
        synchronized (jobs) {
            for (var id = jobs.again().next(); id.isPresent(); id = jobs.again().next()) {
                // Somebody is at work all the while: nobody takes the queue for idle.
                jobs.counts().entered();
                Job job = null;
                try {
                    job = begun(id.getAsLong());
                    if (job != null) {
                        return job;
                    }
                } finally {
                    if (job == null) {
                        jobs.counts().left();
                    }
                }
            }
            handing = false;
            return null;
        }
    }

    /** Null where it cannot be called again. */
    private @Nullable Job begun(long id) {
        try {
            jobs.counts().moved(JobState.CALLING_BACK, jobs.again().was(id), 1);
            var entry = jobs.get(id) != null ? null : jobs.journal().find(id).orElse(null);
            var job = entry == null || entry.job().callback() == null ? null : jobs.take(entry);
            if (job != null && job.startAgain()) {
                jobs.enter(job);
                return job;
            }
        } catch (RuntimeException | Error e) {
            LOG.error("Job {} cannot be called back again", id, e);
        }
        jobs.changed(id);
        return null;
    }

    private void launch(Job job) {
        try {
            Thread.ofVirtual().name("again " + job.id()).start(() -> run(job));
        } catch (OutOfMemoryError e) {
            end(job, ended -> ended.endAsBefore(ErrorEvidence.local(Stored.YES, LocalError.INTERNAL, e.toString())));
        }
    }

    private void run(Job job) {
        Consumer<Job> ending = ended -> ended.endAgainUnforeseen(Outcome.UNFORESEEN_AGAIN);
        try {
            ending = new AgainJob(job, workshop).run();
        } finally {
            end(job, ending);
        }
    }

    private void end(Job job, Consumer<Job> ending) {
        workshop.live().again().leave(-1);
        jobs.ends().end(job, ending);
    }
}

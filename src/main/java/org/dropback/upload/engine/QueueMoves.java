package org.dropback.upload.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.dropback.oss.ObjectTarget;
import org.dropback.oss.StoreException;
import org.dropback.upload.JobSnapshot;
import org.dropback.upload.JobState;
import org.dropback.upload.JournalEntry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a user does to many jobs at once: those in memory one by one, all others in the journal. */
final class QueueMoves {

    private static final Logger LOG = LoggerFactory.getLogger(QueueMoves.class);
    private static final Set<JobState> RESTING = Set.of(JobState.WAITING, JobState.PAUSED);

    private final LiveJobs jobs;
    private final Workshop workshop;

    QueueMoves(LiveJobs jobs, Workshop workshop) {
        this.jobs = jobs;
        this.workshop = workshop;
    }

    void cancel(Collection<Long> ids) {
        synchronized (jobs) {
            var others = new ArrayList<Long>();
            for (var id : ids) {
                var job = jobs.get(id);
                if (job != null && job.state() == JobState.PAUSED) {
                    jobs.retire(job);
                    job = null;
                }
                if (job == null) {
                    others.add(id);
                } else if (job.cancelWaiting()) {
                    jobs.withdraw(job);
                    jobs.record(job);
                } else {
                    job.cancelSignal().cancel();
                }
            }
            begun(others);
            move(others, RESTING, JobState.CANCELLED);
        }
    }

    /** Aborts what rests with parts at OSS; whoever cancels does not wait for that. */
    private void begun(Collection<Long> ids) {
        for (var id : ids) {
            jobs.journal().find(id).filter(entry -> RESTING.contains(entry.job().state()) && entry.checkpoint().uploadId() != null)
                    .ifPresent(entry -> Thread.ofVirtual().name("abort " + id).start(() -> abort(entry)));
        }
    }

    private void abort(JournalEntry entry) {
        var job = entry.job();
        try {
            workshop.stores().store(job.request().connection()).abort(new ObjectTarget(job.bucket(), job.key(), null, null),
                    String.valueOf(entry.checkpoint().uploadId()));
            jobs.journal().over(String.valueOf(entry.checkpoint().uploadId()));
        } catch (StoreException e) {
            LOG.warn("The parts of {} stay at OSS", job.key(), e);
        }
    }

    void pause(Collection<Long> ids) {
        synchronized (jobs) {
            var others = new ArrayList<Long>();
            for (var id : ids) {
                var job = jobs.get(id);
                if (job == null) {
                    others.add(id);
                } else {
                    rest(job);
                }
            }
            move(others, Set.of(JobState.WAITING), JobState.PAUSED);
        }
    }

    void pauseAll() {
        synchronized (jobs) {
            for (var job : jobs.all()) {
                rest(job);
                // As they are, and not as the journal still has them.
                jobs.journal().save(job.entry());
            }
            move(null, Set.of(JobState.WAITING), JobState.PAUSED);
        }
    }

    private void rest(Job job) {
        if (job.rest()) {
            jobs.retire(job);
        }
    }

    /** Lets jobs wait for their turn that are over. @param ids null for all. @return how many */
    long wake(@Nullable Collection<Long> ids, JobState... from) {
        synchronized (jobs) {
            for (var job : jobs.all()) {
                if ((ids == null || ids.contains(job.id())) && Set.of(from).contains(job.state())) {
                    jobs.retire(job);
                }
            }
            long woken = move(ids, Set.of(from), JobState.WAITING);
            jobs.notifyAll();
            return woken;
        }
    }

    private long move(@Nullable Collection<Long> ids, Set<JobState> from, JobState to) {
        long all = 0;
        for (var state : from) {
            var moved = ids != null && ids.isEmpty() ? new long[0] : jobs.journal().move(ids, Set.of(state), to, jobs.clock().instant());
            jobs.counts().moved(state, to, moved.length);
            jobs.changed().add(moved);
            all += moved.length;
        }
        return all;
    }

    void reorder(Collection<Long> ids, boolean first) {
        synchronized (jobs) {
            jobs.readAgain();
            jobs.journal().reorder(ids, first);
            jobs.notifyAll();
        }
    }

    /** @return false where one of them runs, and so stays */
    boolean remove(Collection<Long> ids) {
        cancel(ids.stream().filter(id -> jobs.find(id).map(job -> RESTING.contains(job.state())).orElse(false)).toList());
        synchronized (jobs) {
            var over = ids.stream().map(jobs::find).flatMap(Optional::stream).filter(job -> job.state().isFinished()).toList();
            for (var job : over) {
                var held = jobs.get(job.id());
                if (held != null) {
                    jobs.forget(held);
                }
                jobs.counts().add(job.state(), -1);
            }
            jobs.journal().remove(over.stream().map(JobSnapshot::id).toList());
            return over.size() == ids.size();
        }
    }

    void removeEnded() {
        synchronized (jobs) {
            jobs.all().stream().filter(job -> job.state().isFinished()).forEach(jobs::retire);
            jobs.counts().add(jobs.journal().removeEnded(), -1);
        }
    }
}

package org.dropback.upload.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.dropback.connection.PresignedUrl;
import org.dropback.upload.IfExists;
import org.dropback.upload.JobFilter;
import org.dropback.upload.JobIds;
import org.dropback.upload.JobSnapshot;
import org.dropback.upload.JobState;
import org.dropback.upload.JobStateMachine;
import org.dropback.upload.JournalException;
import org.jspecify.annotations.Nullable;

/** What a user does to many jobs at once: those in memory one by one, all others in the journal. */
final class QueueMoves {

    private static final Set<JobState> RESTING = Set.of(JobState.WAITING, JobState.PAUSED, JobState.ASKING, JobState.URL_NEEDED);

    /** Jobs that get their place in one go. */
    static final int PIECE = 5_000;

    private final LiveJobs jobs;
    private final AtomicLong orders = new AtomicLong();
    /** Places given to orders, guarded by those. */
    private long lowest;
    private long highest;
    private final AgainRuns again;
    private final Workshop workshop;

    QueueMoves(LiveJobs jobs, AgainRuns again, Workshop workshop) {
        this.jobs = jobs;
        this.again = again;
        this.workshop = workshop;
    }

    void cancel(Collection<Long> ids) {
        var chosen = JobIds.copyOf(ids);
        synchronized (jobs) {
            again.withdraw(chosen);
            var running = new ArrayList<Long>();
            for (var job : jobs.all(chosen)) {
                if (job.state().isResting()) {
                    jobs.retire(job);
                } else if (job.cancelWaiting()) {
                    jobs.ready().remove(job);
                    jobs.ends().record(job);
                    running.add(job.id());
                    if (job.checkpoint().uploadId() != null) {
                        workshop.abortSoon(job.record().entry());
                    }
                } else {
                    job.cancel();
                    running.add(job.id());
                }
            }
            var others = chosen.without(JobIds.copyOf(running));
            jobs.journal().begun(others).stream().filter(entry -> !entry.job().state().isFinished()).forEach(workshop::abortSoon);
            jobs.move(others, RESTING, JobState.CANCELLED);
        }
    }

    void pause(Collection<Long> ids) {
        var chosen = JobIds.copyOf(ids);
        synchronized (jobs) {
            for (var job : jobs.all(chosen)) {
                rest(job);
            }
            jobs.move(chosen.without(JobIds.of(jobs.all(chosen).stream().mapToLong(Job::id))), Set.of(JobState.WAITING), JobState.PAUSED);
        }
    }

    void pauseAll() {
        synchronized (jobs) {
            for (var job : jobs.all()) {
                rest(job);
            }
            // As they are, and not as the journal still has them.
            jobs.saveRunning();
            jobs.move(null, Set.of(JobState.WAITING), JobState.PAUSED);
        }
    }

    private void rest(Job job) {
        if (job.rest()) {
            jobs.journal().save(job.record().entry());
            jobs.retire(job);
        }
    }

    /** Lets jobs wait for their turn that are over. @param ids null for all. @return how many */
    long wake(@Nullable Collection<Long> ids, JobState... from) {
        var chosen = ids == null ? null : JobIds.copyOf(ids);
        synchronized (jobs) {
            long soon = 0;
            for (var job : jobs.all(chosen)) {
                if (Set.of(from).contains(job.state())) {
                    jobs.retire(job);
                } else if (Set.of(from).contains(JobState.PAUSED) && job.goOnOnceRested()) {
                    soon++;
                }
            }
            long woken = soon + jobs.move(chosen, Set.of(from), JobState.WAITING);
            jobs.notifyAll();
            return woken;
        }
    }

    /** What is over for good needs none. */
    void give(long id, PresignedUrl url) {
        synchronized (jobs) {
            var state = jobs.find(id).map(JobSnapshot::state).orElse(JobState.DONE);
            if (!state.isFinished() || JobStateMachine.following(state).contains(JobState.WAITING)) {
                jobs.urls().put(id, url);
                wake(List.of(id), JobState.URL_NEEDED, JobState.FAILED, JobState.CANCELLED);
            }
        }
    }

    void answer(IfExists how) throws JournalException {
        synchronized (jobs) {
            jobs.all().stream().filter(job -> job.state() == JobState.ASKING).forEach(jobs::retire);
            jobs.answers().put(jobs.journal().answer(how), how);
            wake(null, JobState.ASKING);
        }
    }

    /** In pieces, meanwhile the queue goes on. Another order, or the end of the queue, ends this one where it is. */
    void reorder(Collection<Long> ids, boolean first) {
        var chosen = JobIds.copyOf(ids).longs().toArray();
        long order = orders.incrementAndGet();
        long place = freePlace(first);
        for (int from = 0; from < chosen.length && orders.get() == order; from += PIECE) {
            // Without the lock: what was read ahead of it is read anew after it.
            jobs.journal().reorder(JobIds.of(Arrays.copyOfRange(chosen, from, Math.min(chosen.length, from + PIECE))), place);
            synchronized (jobs) {
                jobs.ready().readAgain();
                jobs.notifyAll();
            }
        }
    }

    /** One that no other order has, not even one that has written nothing yet. */
    private long freePlace(boolean first) {
        synchronized (orders) {
            long free = jobs.journal().place(first);
            if (first) {
                lowest = Math.min(free, lowest - 1);
                return lowest;
            }
            highest = Math.max(free, highest + 1);
            return highest;
        }
    }

    /** No order goes on. */
    void close() {
        orders.incrementAndGet();
    }

    /** @return false where one of them runs, and so stays */
    boolean remove(Collection<Long> ids) {
        var chosen = JobIds.copyOf(ids);
        synchronized (jobs) {
            cancel(chosen.without(JobIds.of(jobs.all(chosen).stream().filter(job -> !RESTING.contains(job.state())).mapToLong(Job::id))));
            jobs.all(chosen).stream().filter(job -> job.state().isFinished()).forEach(jobs::retire);
            var running = JobIds.of(jobs.all(chosen).stream().mapToLong(Job::id));
            long gone = 0;
            var over = JobIds.NONE;
            for (var each : jobs.journal().byState(chosen.without(running)).entrySet()) {
                if (each.getKey().isFinished()) {
                    jobs.counts().add(each.getKey(), -each.getValue().size());
                    over = over.with(each.getValue());
                    gone += each.getValue().size();
                }
            }
            // Of what may be stored, nothing is known.
            jobs.journal().begun(over).stream().filter(entry -> !entry.checkpoint().mayBeStored()).forEach(workshop::abortSoon);
            jobs.journal().remove(over);
            jobs.urls().keySet().removeIf(over::contains);
            return gone == ids.size();
        }
    }

    void removeEnded() {
        synchronized (jobs) {
            jobs.all().stream().filter(job -> job.state().isFinished()).forEach(jobs::retire);
            // The journal has as ended what is called back again.
            var spared = jobs.again().left().with(JobIds.of(jobs.all().stream().mapToLong(Job::id))).with(mendable());
            jobs.counts().add(jobs.journal().removeEnded(spared), -1);
            var left = jobs.journal().byState(JobIds.copyOf(jobs.urls().keySet())).values().stream().reduce(JobIds.NONE, JobIds::with);
            jobs.urls().keySet().removeIf(id -> !left.contains(id.longValue()));
        }
    }

    private JobIds mendable() {
        var failed = new JobFilter(EnumSet.of(JobState.FAILED), "");
        var mendable = LongStream.builder();
        long all = jobs.journal().count(failed);
        for (long from = 0; from < all; from += PIECE) {
            jobs.journal().page(failed, from, PIECE).stream().filter(Mendable::is).mapToLong(JobSnapshot::id).forEach(mendable::add);
        }
        return JobIds.of(mendable.build());
    }
}

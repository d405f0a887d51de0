package org.dropback.upload.engine;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.dropback.oss.ObjectTarget;
import org.dropback.oss.StoreException;
import org.dropback.upload.JobFilter;
import org.dropback.upload.JobSnapshot;
import org.dropback.upload.JobState;
import org.dropback.upload.Journal;
import org.dropback.upload.JournalEntry;
import org.dropback.upload.JournalException;
import org.dropback.upload.StoreProvider;
import org.dropback.upload.UploadQueue;
import org.dropback.upload.UploadRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The queue that works: a virtual thread for each job in flight and for each of its parts in flight. Jobs live in the journal; memory holds those in flight,
 * the next few, and those that ended and were not asked for yet.
 */
public final class EngineQueue implements UploadQueue, Job.Keeper {

    private static final Logger LOG = LoggerFactory.getLogger(EngineQueue.class);
    private static final Duration CLOSING = Duration.ofMillis(2900);
    private static final long KEPT_ANSWERS = Math.min(64L << 20, Runtime.getRuntime().maxMemory() / 8);
    /** Jobs that are read ahead of being started. */
    private static final int AHEAD = 64;
    private static final Set<JobState> RESTING = Set.of(JobState.WAITING, JobState.PAUSED);

    private final Journal journal;
    private final Clock clock;
    private final Workshop workshop;
    private final RateLimit rate = new RateLimit();
    private final Semaphore slots;
    private final Semaphore again;
    private final Map<Long, Job> live = new ConcurrentHashMap<>();
    private final ChangedJobs changed = new ChangedJobs();
    private final JobCounts counts = new JobCounts();
    private final Thread dispatcher;
    /** Guarded by this, as is the one below. */
    private final Deque<Job> ready = new ArrayDeque<>();
    private final KeptAnswers answers = new KeptAnswers(KEPT_ANSWERS);
    private volatile long recovered;
    private volatile boolean closed;
    private long closingEnds;

    /**
     * @param stores  stay open when the queue is closed
     * @param journal likewise; what of it is ours and waits, begins at once
     * @param clock   of the timeline; its zone is that of date placeholders
     */
    public EngineQueue(StoreProvider stores, Journal journal, EngineLimits limits, Clock clock) {
        this.journal = journal;
        this.clock = clock;
        workshop = new Workshop(stores, journal, limits, rate, new TakenKeys());
        slots = new Semaphore(limits.files());
        again = new Semaphore(limits.files());
        counts.add(journal.counts(), 1);
        dispatcher = Thread.ofVirtual().name("upload dispatcher").start(this::dispatch);
    }

    @Override
    public void changed(long id) {
        changed.add(id);
    }

    @Override
    public void moved(JobState from, JobState to) {
        counts.moved(from, to, 1);
    }

    /** @throws RejectedExecutionException after {@link #close} */
    @Override
    public List<JobSnapshot> add(List<UploadRequest> requests) throws JournalException {
        requireOpen();
        var added = journal.add(requests, clock.instant());
        synchronized (this) {
            for (var each : added) {
                var job = each.entry().job();
                var known = live.get(job.id());
                if (known != null && isOver(known)) {
                    // The journal has it further than this.
                    answers.forget(known);
                    live.remove(job.id(), known);
                }
                if (each.was() == null) {
                    counts.add(job.state(), 1);
                } else {
                    counts.moved(each.was(), job.state(), 1);
                }
                if (job.method() != null) {
                    changed.add(job.id());
                }
            }
            notifyAll();
        }
        return added.stream().map(each -> each.entry().job()).toList();
    }

    @Override
    public Optional<JobSnapshot> job(long id) {
        var job = live.get(id);
        return job != null ? Optional.of(job.snapshot()) : journal.find(id).map(JournalEntry::job);
    }

    @Override
    public List<JobSnapshot> jobs() {
        return page(JobFilter.ALL, 0, Integer.MAX_VALUE);
    }

    @Override
    public List<JobSnapshot> page(JobFilter filter, long offset, int limit) {
        return journal.page(filter, offset, limit).stream().map(this::newest).toList();
    }

    private JobSnapshot newest(JobSnapshot recorded) {
        var job = live.get(recorded.id());
        return job == null ? recorded : job.snapshot();
    }

    @Override
    public long count(JobFilter filter) {
        return journal.count(filter);
    }

    @Override
    public Map<JobState, Long> counts() {
        return counts.all();
    }

    @Override
    public Collection<JobSnapshot> drainChanged() {
        var snapshots = new ArrayList<JobSnapshot>();
        var recorded = new ArrayList<Long>();
        for (var id : changed.take()) {
            var job = live.get(id);
            if (job == null) {
                recorded.add(id);
            } else {
                snapshots.add(job.drained());
                letGo(job);
            }
        }
        snapshots.addAll(journal.find(recorded));
        return snapshots;
    }

    @Override
    public Collection<Long> drainChangedIds() {
        var ids = changed.take();
        for (var id : ids) {
            var job = live.get(id);
            if (job != null) {
                job.told();
                letGo(job);
            }
        }
        return ids;
    }

    /** Of what is over the journal tells from now on, save of answers that it does not hold. */
    private synchronized void letGo(Job job) {
        if (isOver(job) && !answers.holds(job) && live.get(job.id()) == job) {
            retire(job);
        }
    }

    /** From here on the journal alone tells of it. */
    private void retire(Job job) {
        journal.save(job.entry());
        answers.forget(job);
        ready.remove(job);
        live.remove(job.id(), job);
    }

    private static boolean isOver(Job job) {
        return job.state().isFinished() || job.state() == JobState.PAUSED;
    }

    @Override
    public synchronized void cancel(Collection<Long> ids) {
        var others = new ArrayList<Long>();
        for (var id : ids) {
            var job = live.get(id);
            if (job != null && job.state() == JobState.PAUSED) {
                retire(job);
                job = null;
            }
            if (job == null) {
                others.add(id);
            } else if (job.cancelWaiting()) {
                ready.remove(job);
                record(job);
            } else {
                job.cancelSignal().cancel();
            }
        }
        begun(others);
        move(others, RESTING, JobState.CANCELLED);
    }

    /** Aborts what rests with parts at OSS; whoever cancels does not wait for that. */
    private void begun(Collection<Long> ids) {
        for (var id : ids) {
            journal.find(id).filter(entry -> RESTING.contains(entry.job().state()) && entry.checkpoint().uploadId() != null)
                    .ifPresent(entry -> Thread.ofVirtual().name("abort " + id).start(() -> abort(entry)));
        }
    }

    private void abort(JournalEntry entry) {
        var job = entry.job();
        try {
            workshop.stores().store(job.request().connection()).abort(new ObjectTarget(job.bucket(), job.key(), null, null),
                    String.valueOf(entry.checkpoint().uploadId()));
            journal.over(String.valueOf(entry.checkpoint().uploadId()));
        } catch (StoreException e) {
            LOG.warn("The parts of {} stay at OSS", job.key(), e);
        }
    }

    @Override
    public synchronized void pause(Collection<Long> ids) {
        var others = new ArrayList<Long>();
        for (var id : ids) {
            var job = live.get(id);
            if (job == null) {
                others.add(id);
            } else {
                rest(job);
            }
        }
        move(others, Set.of(JobState.WAITING), JobState.PAUSED);
    }

    private void rest(Job job) {
        if (job.rest()) {
            retire(job);
        }
    }

    @Override
    public synchronized void pauseAll() {
        for (var job : live.values()) {
            rest(job);
            // As they are, and not as the journal still has them.
            journal.save(job.entry());
        }
        move(null, Set.of(JobState.WAITING), JobState.PAUSED);
    }

    @Override
    public void resume(Collection<Long> ids) {
        wake(ids, JobState.PAUSED);
    }

    @Override
    public void resumeAll() {
        wake(null, JobState.PAUSED);
    }

    /** @throws RejectedExecutionException after {@link #close} */
    @Override
    public boolean retry(Collection<Long> ids) {
        requireOpen();
        return wake(ids, JobState.FAILED, JobState.CANCELLED) > 0;
    }

    /** Lets jobs wait for their turn that are over. */
    private synchronized long wake(@org.jspecify.annotations.Nullable Collection<Long> ids, JobState... from) {
        requireOpen();
        for (var job : live.values()) {
            if ((ids == null || ids.contains(job.id())) && Set.of(from).contains(job.state())) {
                retire(job);
            }
        }
        long woken = move(ids, Set.of(from), JobState.WAITING);
        notifyAll();
        return woken;
    }

    private synchronized long move(@org.jspecify.annotations.Nullable Collection<Long> ids, Set<JobState> from, JobState to) {
        long all = 0;
        for (var state : from) {
            var moved = ids != null && ids.isEmpty() ? new long[0] : journal.move(ids, Set.of(state), to, clock.instant());
            counts.moved(state, to, moved.length);
            changed.add(moved);
            all += moved.length;
        }
        return all;
    }

    /** @throws RejectedExecutionException after {@link #close} */
    @Override
    public synchronized boolean callAgain(Collection<Long> ids) {
        requireOpen();
        boolean begun = false;
        for (var id : ids) {
            var held = live.get(id);
            if (held != null && isOver(held)) {
                retire(held);
            }
            var entry = live.containsKey(id) ? null : journal.find(id).orElse(null);
            if (entry != null && entry.job().callback() != null) {
                begun |= callAgain(new Job(entry, journal, clock, this));
            }
        }
        return begun;
    }

    private boolean callAgain(Job job) {
        if (!job.startAgain()) {
            return false;
        }
        counts.entered();
        live.put(job.id(), job);
        Thread.ofVirtual().name("again " + job.id()).start(() -> {
            try {
                again.acquireUninterruptibly();
                new AgainJob(job, workshop).run();
            } finally {
                again.release();
                end(job, Outcome.UNFORESEEN);
            }
        });
        return true;
    }

    @Override
    public synchronized void reorder(Collection<Long> ids, boolean first) {
        List.copyOf(ready).forEach(this::retire);
        journal.reorder(ids, first);
        notifyAll();
    }

    @Override
    public boolean remove(Collection<Long> ids) {
        cancel(ids.stream().filter(id -> job(id).map(job -> RESTING.contains(job.state())).orElse(false)).toList());
        synchronized (this) {
            var over = ids.stream().map(this::job).flatMap(Optional::stream).filter(job -> job.state().isFinished()).toList();
            for (var job : over) {
                var held = live.remove(job.id());
                if (held != null) {
                    answers.forget(held);
                }
                counts.add(job.state(), -1);
            }
            journal.remove(over.stream().map(JobSnapshot::id).toList());
            return over.size() == ids.size();
        }
    }

    @Override
    public synchronized void removeEnded() {
        live.values().stream().filter(job -> job.state().isFinished()).forEach(this::retire);
        counts.add(journal.removeEnded(), -1);
    }

    @Override
    public synchronized long recover() {
        var adopted = journal.adopt();
        counts.add(adopted, 1);
        recovered = adopted.getOrDefault(JobState.PAUSED, 0L);
        return recovered;
    }

    @Override
    public long recovered() {
        return recovered;
    }

    @Override
    public void limit(long bytesPerSecond) {
        rate.set(bytesPerSecond);
    }

    @Override
    public boolean isIdle() {
        return counts.isIdle();
    }

    @Override
    public void awaitIdle() throws InterruptedException {
        counts.awaitIdle();
    }

    @Override
    public void close() {
        synchronized (this) {
            closingEnds = closed ? closingEnds : System.nanoTime() + CLOSING.toNanos();
            closed = true;
            ready.clear();
        }
        dispatcher.interrupt();
        live.values().stream().filter(job -> job.state() != JobState.WAITING).forEach(Job::rest);
        try {
            counts.awaitNobody(closingEnds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // What OSS has not answered yet is settled when the journal is taken up again.
        live.values().forEach(job -> journal.save(job.entry()));
    }

    private void requireOpen() {
        if (closed) {
            throw new RejectedExecutionException("the queue is closed");
        }
    }

    private void dispatch() {
        try {
            while (true) {
                slots.acquire();
                launch(next());
            }
        } catch (InterruptedException closing) {
            // Intake is over.
        }
    }

    private synchronized Job next() throws InterruptedException {
        while (true) {
            if (ready.isEmpty() && !closed) {
                readAhead();
            }
            for (var job = ready.poll(); job != null; job = ready.poll()) {
                if (job.start()) {
                    counts.entered();
                    return job;
                }
            }
            wait();
        }
    }

    private void readAhead() {
        for (var entry : journal.waiting(AHEAD + 2 * workshop.limits().files())) {
            if (!live.containsKey(entry.job().id()) && ready.size() < AHEAD) {
                var job = new Job(entry, journal, clock, this);
                live.put(job.id(), job);
                ready.add(job);
            }
        }
    }

    private void launch(Job job) {
        try {
            Thread.ofVirtual().name("job " + job.id()).start(() -> run(job));
        } catch (OutOfMemoryError e) {
            slots.release();
            end(job, Outcome.UNFORESEEN);
        }
    }

    private void run(Job job) {
        var outcome = Outcome.UNFORESEEN;
        try {
            outcome = new Attempt(job, workshop).run();
        } finally {
            slots.release();
            end(job, outcome);
        }
    }

    private void end(Job job, Outcome outcome) {
        try {
            job.finish(outcome);
        } finally {
            try {
                record(job);
            } finally {
                counts.left();
            }
        }
    }

    private void record(Job job) {
        synchronized (this) {
            // One that was retired is recorded, and may be on its way again.
            if (live.get(job.id()) == job) {
                journal.save(job.entry());
                answers.add(job);
            }
            notifyAll();
        }
        if (job.state().isFinished()) {
            job.over();
        }
    }
}

package org.dropback.upload.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.dropback.callback.Stored;
import org.dropback.upload.JobSnapshot;
import org.dropback.upload.StoreProvider;
import org.dropback.upload.UploadQueue;
import org.dropback.upload.UploadRequest;

/** The queue that works: a virtual thread for each job in flight and for each of its parts in flight. */
public final class EngineQueue implements UploadQueue {

    private static final Duration CLOSING = Duration.ofMillis(2900);
    private static final long KEPT_ANSWERS = Math.min(64L << 20, Runtime.getRuntime().maxMemory() / 8);

    private final StoreProvider stores;
    private final EngineLimits limits;
    private final Clock clock;
    private final Semaphore slots;
    private final LinkedBlockingQueue<Job> waiting = new LinkedBlockingQueue<>();
    private final Map<Long, Job> jobs = new ConcurrentSkipListMap<>();
    private final ChangedJobs changed = new ChangedJobs();
    private final KeptAnswers answers = new KeptAnswers(KEPT_ANSWERS);
    private final Thread dispatcher;

    private final AtomicLong lastId = new AtomicLong();
    /** Written under the lock, read by the FX thread without it. */
    private volatile long unfinished;
    private volatile boolean closed;
    private long closingEnds;

    /**
     * @param stores stay open when the queue is closed
     * @param clock  of the timeline; its zone is that of date placeholders
     */
    public EngineQueue(StoreProvider stores, EngineLimits limits, Clock clock) {
        this.stores = stores;
        this.limits = limits;
        this.clock = clock;
        slots = new Semaphore(limits.files());
        dispatcher = Thread.ofVirtual().name("upload dispatcher").start(this::dispatch);
    }

    /** @throws RejectedExecutionException after {@link #close} */
    @Override
    public List<JobSnapshot> add(List<UploadRequest> requests) {
        var now = ZonedDateTime.now(clock);
        var added = requests.stream().map(request -> new Job(lastId.incrementAndGet(), request, clock, now, changed::add)).toList();
        var snapshots = added.stream().map(Job::snapshot).toList();
        // A million jobs take seconds, which nobody else should wait for: only what must be one step stands under the lock.
        synchronized (this) {
            requireOpen();
            unfinished += added.size();
        }
        for (var job : added) {
            jobs.put(job.id(), job);
            job.markChanged();
            waiting.add(job);
        }
        if (closed) {
            added.forEach(this::cancel);
        }
        Thread.ofVirtual().name("upload measure").start(() -> added.forEach(Job::measure));
        return snapshots;
    }

    @Override
    public Optional<JobSnapshot> job(long id) {
        return Optional.ofNullable(jobs.get(id)).map(Job::snapshot);
    }

    @Override
    public List<JobSnapshot> jobs() {
        return jobs.values().stream().map(Job::snapshot).toList();
    }

    @Override
    public Collection<JobSnapshot> drainChanged() {
        return changed.take().stream().filter(job -> jobs.get(job.id()) == job).map(Job::drained).toList();
    }

    @Override
    public void cancel(long id) {
        var job = jobs.get(id);
        if (job != null) {
            cancel(job);
        }
    }

    private void cancel(Job job) {
        if (!cancelWaiting(job)) {
            job.cancelSignal().cancel();
        }
    }

    private synchronized boolean cancelWaiting(Job job) {
        if (!job.cancelWaiting()) {
            return false;
        }
        leave();
        return true;
    }

    @Override
    public synchronized boolean retry(long id) {
        requireOpen();
        var job = jobs.get(id);
        if (job == null || !job.restart()) {
            return false;
        }
        unfinished++;
        waiting.add(job);
        return true;
    }

    /** A waiting job is cancelled first. */
    @Override
    public synchronized boolean remove(long id) {
        var job = jobs.get(id);
        if (job == null || !cancelWaiting(job) && !job.state().isFinished()) {
            return false;
        }
        answers.forget(job);
        return jobs.remove(id, job);
    }

    @Override
    public boolean isIdle() {
        return unfinished == 0;
    }

    @Override
    public synchronized void awaitIdle() throws InterruptedException {
        while (unfinished > 0) {
            wait();
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closingEnds = closed ? closingEnds : System.nanoTime() + CLOSING.toNanos();
            closed = true;
        }
        dispatcher.interrupt();
        jobs.values().forEach(this::cancel);
        try {
            awaitClosed();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        jobs.values().forEach(job -> end(job, Outcome.cancelled(Stored.UNKNOWN)));
    }

    /** A second close has no time of its own. */
    private synchronized void awaitClosed() throws InterruptedException {
        for (var left = closingEnds - System.nanoTime(); unfinished > 0 && left > 0; left = closingEnds - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    /** Only once, since {@link #close} does not wait for all. The end of a running job and its leaving the count are one step, also where there is no memory left to write down how it ended. */
    private synchronized void end(Job job, Outcome outcome) {
        if (job.state().isFinished()) {
            return;
        }
        try {
            job.finish(outcome);
            answers.add(job);
        } finally {
            leave();
        }
    }

    private synchronized void leave() {
        unfinished--;
        notifyAll();
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
                var job = waiting.take();
                if (job.start()) {
                    launch(job);
                } else {
                    slots.release();
                }
            }
        } catch (InterruptedException closing) {
            // Intake is over.
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

    /** Where retries belong: whatever repeats an attempt stands between its outcome and {@link #end}. */
    private void run(Job job) {
        var outcome = Outcome.UNFORESEEN;
        try {
            outcome = new Attempt(job, stores, limits.partsPerFile()).run();
        } finally {
            slots.release();
            end(job, outcome);
        }
    }
}

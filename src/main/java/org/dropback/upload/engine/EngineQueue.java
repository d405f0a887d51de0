package org.dropback.upload.engine;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import org.dropback.connection.PresignedUrl;
import org.dropback.upload.IfExists;
import org.dropback.upload.JobFilter;
import org.dropback.upload.JobIds;
import org.dropback.upload.JobOrder;
import org.dropback.upload.JobSnapshot;
import org.dropback.upload.JobState;
import org.dropback.upload.Journal;
import org.dropback.upload.JournalException;
import org.dropback.upload.StoreProvider;
import org.dropback.upload.UploadQueue;
import org.dropback.upload.UploadRequest;

/** The queue that works: a virtual thread for each job in flight and for each of its parts in flight. Jobs live in the journal, {@link LiveJobs} in memory. */
public final class EngineQueue implements UploadQueue {

    private static final Duration CLOSING = Duration.ofMillis(2900);

    private final Journal journal;
    private final RateLimit rate = new RateLimit();
    private final LiveLimits live;
    private final LiveJobs jobs;
    private final QueueMoves moves;
    private final AgainRuns again;
    private final Dispatcher dispatcher;
    private final Rush rush;
    private volatile long recovered;
    private volatile boolean closed;
    /** Guarded by the jobs. */
    private long closingEnds;

    /**
     * @param stores  stay open when the queue is closed
     * @param journal likewise; what of it is ours and waits, begins at once
     * @param clock   of the timeline; its zone is that of date placeholders
     */
    public EngineQueue(StoreProvider stores, Journal journal, EngineLimits limits, Clock clock) {
        this(stores, journal, limits, clock, new Rush(System::nanoTime));
    }

    EngineQueue(StoreProvider stores, Journal journal, EngineLimits limits, Clock clock, Rush rush) {
        this.journal = journal;
        this.rush = rush;
        jobs = new LiveJobs(journal, clock);
        live = new LiveLimits(limits, rate::isSet);
        var workshop = new Workshop(stores, journal, live, rate, new TakenKeys(), jobs.urls(), jobs.answers(),
                new Outage(() -> live.now().outlasts(), jobs::look));
        again = new AgainRuns(jobs, workshop);
        moves = new QueueMoves(jobs, again, workshop);
        dispatcher = new Dispatcher(jobs, workshop, rush);
    }

    /** @throws RejectedExecutionException after {@link #close} */
    @Override
    public List<JobSnapshot> add(List<UploadRequest> requests) throws JournalException {
        requireOpen();
        var added = recorded(requests.stream().map(jobs.answers()::applied).toList());
        jobs.added(added);
        rush.came(requests.size());
        return added.stream().map(each -> each.entry().job()).toList();
    }

    /** Where there are URLs, no job is found before its own is. */
    private List<Journal.Added> recorded(List<UploadRequest> requests) throws JournalException {
        if (requests.stream().allMatch(request -> request.url() == null)) {
            return journal.add(requests, jobs.clock().instant());
        }
        synchronized (jobs) {
            var added = journal.add(requests, jobs.clock().instant());
            for (int i = 0; i < added.size(); i++) {
                var url = requests.get(i).url();
                if (url != null) {
                    jobs.urls().put(added.get(i).entry().job().id(), url);
                }
            }
            return added;
        }
    }

    /** @throws RejectedExecutionException after {@link #close} */
    @Override
    public boolean give(long id, PresignedUrl url) {
        requireOpen();
        boolean fits = job(id).map(job -> url.place().key().equals(job.key()) && url.place().bucket().equals(job.bucket())).orElse(false);
        if (fits) {
            moves.give(id, url);
        }
        return fits;
    }

    @Override
    public Optional<JobSnapshot> job(long id) {
        return jobs.find(id);
    }

    @Override
    public List<JobSnapshot> jobs() {
        return page(JobFilter.ALL, 0, Integer.MAX_VALUE);
    }

    @Override
    public List<JobSnapshot> page(JobFilter filter, long offset, int limit) {
        return journal.page(filter, offset, limit).stream().map(jobs::newest).toList();
    }

    @Override
    public long count(JobFilter filter) {
        return journal.count(filter);
    }

    @Override
    public long[] ids(JobFilter filter, JobOrder order, BooleanSupplier givenUp) {
        return new JobsByState(jobs).ids(filter, order, givenUp);
    }

    @Override
    public List<JobSnapshot> find(Collection<Long> ids) {
        return journal.find(ids).stream().map(jobs::newest).toList();
    }

    @Override
    public Map<JobState, JobIds> byState(Collection<Long> ids) {
        return new JobsByState(jobs).of(JobIds.copyOf(ids));
    }

    @Override
    public long bytesPerSecond() {
        return jobs.all().stream().filter(job -> job.state() == JobState.UPLOADING).mapToLong(job -> job.snapshot().bytesPerSecond()).sum();
    }

    @Override
    public Map<JobState, Long> counts() {
        return jobs.counts().all();
    }

    @Override
    public Collection<JobSnapshot> drainChanged() {
        return jobs.drain();
    }

    @Override
    public Collection<Long> drainChangedIds() {
        return jobs.drainIds();
    }

    @Override
    public void cancel(Collection<Long> ids) {
        moves.cancel(ids);
    }

    @Override
    public void pause(Collection<Long> ids) {
        moves.pause(ids);
    }

    @Override
    public void pauseAll() {
        moves.pauseAll();
    }

    @Override
    public void resume(Collection<Long> ids) {
        requireOpen();
        moves.wake(ids, JobState.PAUSED, JobState.URL_NEEDED);
    }

    @Override
    public void resumeAll() {
        requireOpen();
        moves.wake(null, JobState.PAUSED, JobState.URL_NEEDED);
    }

    /** @throws RejectedExecutionException after {@link #close} */
    @Override
    public void answer(IfExists how) throws JournalException {
        if (how == IfExists.ASK) {
            throw new IllegalArgumentException("no answer");
        }
        requireOpen();
        moves.answer(how);
    }

    /** @throws RejectedExecutionException after {@link #close} */
    @Override
    public boolean retry(Collection<Long> ids) {
        requireOpen();
        return moves.wake(ids, JobState.FAILED, JobState.CANCELLED) > 0;
    }

    /** @throws RejectedExecutionException after {@link #close} */
    @Override
    public boolean callAgain(Collection<Long> ids) {
        requireOpen();
        return again.begin(ids);
    }

    @Override
    public void reorder(Collection<Long> ids, boolean first) {
        moves.reorder(ids, first);
    }

    @Override
    public boolean remove(Collection<Long> ids) {
        return moves.remove(ids);
    }

    @Override
    public void removeEnded() {
        moves.removeEnded();
    }

    @Override
    public long recover() {
        synchronized (jobs) {
            var adopted = journal.adopt();
            jobs.counts().add(adopted, 1);
            recovered = adopted.getOrDefault(JobState.PAUSED, 0L);
            return recovered;
        }
    }

    @Override
    public long recovered() {
        return recovered;
    }

    @Override
    public void limit(long bytesPerSecond) {
        rate.set(bytesPerSecond);
    }

    /** From now on: more begins at once, fewer as what is under way ends; a request that fails from now on is repeated for so long. Never waits. */
    public void use(EngineLimits limits) {
        live.use(limits);
        synchronized (jobs) {
            // There may be room for a large file that waits.
            jobs.notifyAll();
        }
    }

    @Override
    public boolean isBehind() {
        return journal.isBehind();
    }

    @Override
    public boolean isIdle() {
        return jobs.counts().isIdle();
    }

    @Override
    public void awaitIdle() throws InterruptedException {
        jobs.counts().awaitIdle();
    }

    @Override
    public void close() {
        synchronized (jobs) {
            closingEnds = closed ? closingEnds : System.nanoTime() + CLOSING.toNanos();
            closed = true;
            jobs.ready().close();
            again.close();
            moves.close();
        }
        dispatcher.stop();
        jobs.all().stream().filter(job -> job.state() != JobState.WAITING).forEach(job -> {
            job.rest();
            job.stopBeforeCallback();
        });
        try {
            jobs.counts().awaitNobody(closingEnds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // What OSS has not answered yet is settled when the journal is taken up again.
        jobs.saveRunning();
    }

    private void requireOpen() {
        if (closed) {
            throw new RejectedExecutionException("the queue is closed");
        }
    }
}

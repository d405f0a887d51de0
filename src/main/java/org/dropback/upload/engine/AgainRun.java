package org.dropback.upload.engine;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.dropback.callback.CallbackProfile;
import org.dropback.callback.Stored;
import org.dropback.connection.Connection;
import org.dropback.oss.CancelSignal;
import org.dropback.oss.StoreException;
import org.dropback.upload.JobState;
import org.dropback.upload.Journal;
import org.dropback.upload.StoreProvider;
import org.jspecify.annotations.Nullable;

/** Calls back again for many objects, some at once. Used by one thread, which takes how they end in the order in which they do. */
public final class AgainRun implements AutoCloseable {

    /** For what must still be settled after a cancel. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final StoreProvider stores;
    private final Journal journal;
    private final Duration retryFor;
    private final Clock clock;
    private final CancelSignal cancel = new CancelSignal();
    private final Semaphore free;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("again-", 0).factory());
    private final ExecutorCompletionService<CalledAgain> ended = new ExecutorCompletionService<>(threads);

    /**
     * @param stores  stay open when it is closed
     * @param journal likewise; its history tells of each object
     * @param atOnce  objects
     */
    public AgainRun(StoreProvider stores, Journal journal, int atOnce, Duration retryFor, Clock clock) {
        this.stores = stores;
        this.journal = journal;
        this.retryFor = retryFor;
        this.clock = clock;
        free = new Semaphore(atOnce);
    }

    /** @param profile what the request's callback was made of */
    public void add(Connection connection, CallbackProfile profile, AgainRequest request) {
        ended.submit(() -> {
            free.acquireUninterruptibly();
            try {
                var recorded = new RecordedAgain(connection, request.key(), profile, journal, clock);
                return recorded.ended(call(connection, request, recorded));
            } finally {
                free.release();
            }
        });
    }

    private CalledAgain call(Connection connection, AgainRequest request, AgainProgress progress) {
        try (var client = stores.lease(connection)) {
            return new CallbackAgain(client.store(), request, progress, cancel, retryFor).run();
        } catch (StoreException e) {
            return CalledAgain.refused(request, null, JobState.FAILED, Outcome.as(Stored.UNKNOWN, e.evidence()), 0);
        }
    }

    /** Waits for the next end. @return one of those that were added, each once */
    public CalledAgain next() throws InterruptedException {
        try {
            return ended.take().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** What has not begun to call back does not any more; what has, is settled. */
    public void cancel() {
        cancel.cancel();
    }

    /** After {@link #cancel}: the next end, null where there is none within three seconds. */
    public @Nullable CalledAgain last() {
        try {
            var next = ended.poll(GRACE.toMillis(), TimeUnit.MILLISECONDS);
            return next == null ? null : next.get();
        } catch (InterruptedException | ExecutionException e) {
            return null;
        }
    }

    @Override
    public void close() {
        cancel();
        threads.shutdownNow();
    }
}

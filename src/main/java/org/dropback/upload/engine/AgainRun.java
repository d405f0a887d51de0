package org.dropback.upload.engine;

import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.dropback.callback.CallbackProfile;
import org.dropback.callback.ErrorEvidence;
import org.dropback.callback.LocalError;
import org.dropback.callback.Stored;
import org.dropback.connection.Connection;
import org.dropback.oss.CancelSignal;
import org.dropback.oss.StoreException;
import org.dropback.upload.JobState;
import org.dropback.upload.Journal;
import org.dropback.upload.StoreProvider;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls back again for many objects, some at once. Used by one thread, which takes how they end in the order in which they do. */
public final class AgainRun implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AgainRun.class);
    /** For what must still be settled after a cancel. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final StoreProvider stores;
    private final Journal journal;
    private final Duration retryFor;
    private final Clock clock;
    private final CancelSignal cancel = new CancelSignal();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("again-", 0).factory());
    /** Who is not asked for the next end, calls none beyond these. Empty after the last. */
    private final BlockingQueue<Optional<CalledAgain>> ended;
    private final Iterator<Call> calls;
    private final AtomicInteger lanes;
    /** Why no further call could be taken. */
    private volatile @Nullable RuntimeException broken;

    /** One object. @param profile what the request's callback was made of */
    public record Call(Connection connection, CallbackProfile profile, AgainRequest request) {
    }

    /**
     * Begins.
     *
     * @param calls   the next is taken when there is room for it, by any thread, one at a time
     * @param stores  stay open when it is closed
     * @param journal likewise; its history tells of each object
     * @param atOnce  objects
     */
    public AgainRun(Iterator<Call> calls, StoreProvider stores, Journal journal, int atOnce, Duration retryFor, Clock clock) {
        this.calls = calls;
        this.stores = stores;
        this.journal = journal;
        this.retryFor = retryFor;
        this.clock = clock;
        ended = new ArrayBlockingQueue<>(2 * atOnce);
        lanes = new AtomicInteger(atOnce);
        for (int i = 0; i < atOnce; i++) {
            threads.execute(this::lane);
        }
    }

    private void lane() {
        try {
            try {
                for (var call = taken(); call != null; call = taken()) {
                    ended.put(Optional.of(called(call)));
                }
            } finally {
                if (lanes.decrementAndGet() == 0) {
                    ended.put(Optional.empty());
                }
            }
        } catch (InterruptedException closing) {
            // Nobody asks for an end any more.
        }
    }

    private @Nullable Call taken() {
        synchronized (calls) {
            try {
                return broken == null && !cancel.isCancelled() && calls.hasNext() ? calls.next() : null;
            } catch (RuntimeException e) {
                broken = e;
                return null;
            }
        }
    }

    private CalledAgain called(Call call) {
        var request = call.request();
        try {
            var recorded = new RecordedAgain(call.connection(), request.key(), call.profile(), journal, clock);
            return recorded.ended(call(call.connection(), request, recorded));
        } catch (RuntimeException | Error e) {
            return unforeseen(request, e);
        }
    }

    private CalledAgain call(Connection connection, AgainRequest request, AgainProgress progress) {
        try (var client = stores.lease(connection)) {
            return new CallbackAgain(client.store(), request, progress, cancel, retryFor).run();
        } catch (StoreException e) {
            return CalledAgain.refused(request, null, JobState.FAILED, Outcome.as(Stored.UNKNOWN, e.evidence()), 0);
        } catch (RuntimeException | Error e) {
            return unforeseen(request, e);
        }
    }

    /** Before anybody had looked at the object. */
    private static CalledAgain unforeseen(AgainRequest request, Throwable e) {
        LOG.error("Calling back again for {} failed in a way that nobody foresaw", request.key(), e);
        return CalledAgain.refused(request, null, JobState.FAILED, ErrorEvidence.local(Stored.UNKNOWN, LocalError.INTERNAL, e.toString()), 0);
    }

    /**
     * Waits for the next end, one for each object; null once after the last.
     *
     * @throws IllegalStateException in place of that null, where others could not be taken
     */
    public @Nullable CalledAgain next() throws InterruptedException {
        var next = ended.take().orElse(null);
        if (next == null && broken != null) {
            throw new IllegalStateException(broken);
        }
        return next;
    }

    /** What has not begun to call back does not any more, and what has no turn yet ends without a word; what has begun is settled. */
    public void cancel() {
        cancel.cancel();
    }

    /** After {@link #cancel}: the next end, null after the last, or where there is none within three seconds. */
    public @Nullable CalledAgain last() {
        try {
            var next = ended.poll(GRACE.toMillis(), TimeUnit.MILLISECONDS);
            return next == null ? null : next.orElse(null);
        } catch (InterruptedException e) {
            return null;
        }
    }

    @Override
    public void close() {
        cancel();
        threads.shutdownNow();
    }
}

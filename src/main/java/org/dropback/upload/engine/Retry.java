package org.dropback.upload.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.dropback.callback.ErrorEvidence;
import org.dropback.oss.CancelSignal;
import org.dropback.oss.FailureKind;
import org.dropback.oss.StoreException;
import org.dropback.upload.RetryWait;
import org.jspecify.annotations.Nullable;

/** The tries of one request: which failures are worth another one, when it comes, and when it is enough. One thread. */
final class Retry {

    /** Bytes; fewer may only have come as far as a buffer on the way. */
    static final long PROGRESS = 1 << 20;

    private static final Time REAL = new Time() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public boolean passes(Duration pause, CancelSignal cancel) {
            var cancelled = new CountDownLatch(1);
            try (var _ = cancel.onCancel(cancelled::countDown)) {
                return !cancelled.await(pause.toNanos(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    };

    private final Job job;
    private final CancelSignal cancel;
    private final Supplier<Duration> window;
    private final Time time;
    /** Null where none is waited for. */
    private final @Nullable Workshop workshop;
    /** Since the last progress, as the two below. */
    private int tries;
    /** Bytes of the try that came furthest. */
    private long furthest;
    private long began;
    /** The longest pause that OSS asked for: it is not taken off the window. */
    private Duration ordered = Duration.ZERO;

    interface Time {

        /** A clock, as {@link System#nanoTime}. */
        long nanos();

        /** Waits. @return false where it was cancelled meanwhile */
        boolean passes(Duration pause, CancelSignal cancel);
    }

    Retry(Job job, CancelSignal cancel, Workshop workshop) {
        this(job, cancel, workshop::retryFor, REAL, workshop);
    }

    /** @param window from the first failure after the last progress to the last try, asked at each failure */
    Retry(Job job, CancelSignal cancel, Supplier<Duration> window, Time time) {
        this(job, cancel, window, time, null);
    }

    private Retry(Job job, CancelSignal cancel, Supplier<Duration> window, Time time, @Nullable Workshop workshop) {
        this.workshop = workshop;
        this.time = time;
        this.job = job;
        this.cancel = cancel;
        this.window = window;
    }

    /** The request did what it was to do: another one of its kind begins anew. */
    void succeeded() {
        if (tries > 0) {
            job.triesNoMore();
        }
        tries = 0;
        ordered = Duration.ZERO;
    }

    /** Of a try that failed. Only one that came further than all before is progress: a line that always breaks at the same place is not. */
    void came(long bytes) {
        if (bytes >= furthest + PROGRESS) {
            furthest = bytes;
            succeeded();
        }
    }

    /** Waits for the next try. @throws StoreException the failure itself, where there is none */
    void orThrow(StoreException failure) throws StoreException {
        if (!again(failure)) {
            throw failure;
        }
    }

    /** Waits for the next try. @return false where there is none */
    boolean again(StoreException failure) {
        if (workshop != null && failure.evidence().httpStatus() > 0) {
            workshop.answered(job);
        }
        return switch (failure.kind()) {
            case FATAL -> false;
            // Once without a pause: what comes back as it was, is no passing thing.
            case RETRY_NOW, SKEWED -> tries == 0 ? again(failure.evidence(), Duration.ZERO) : again(failure.evidence(), pause());
            case RETRY_LATER, UNKNOWN_OUTCOME -> again(failure.evidence(), pause());
            case THROTTLED -> {
                ordered = failure.retryAfter().filter(asked -> asked.compareTo(ordered) > 0).orElse(ordered);
                yield again(failure.evidence(), failure.retryAfter().filter(asked -> asked.compareTo(pause()) > 0).orElse(pause()));
            }
        };
    }

    /** As {@link #again(StoreException)} where nobody could tell what became of a request. */
    boolean again(ErrorEvidence failure) {
        return again(failure, pause());
    }

    private boolean again(ErrorEvidence failure, Duration pause) {
        long now = time.nanos();
        if (tries++ == 0) {
            began = now;
        }
        long left = window.get().plus(ordered).toNanos() - (now - began);
        if (window.get().isZero() || cancel.isCancelled()) {
            return false;
        }
        if (left < pause.toNanos()) {
            if (workshop == null || !workshop.outage().outlasts(job, began, failure)) {
                return false;
            }
            began = now;
        }
        job.triesAgain(new RetryWait(Instant.now().plus(pause), failure));
        boolean passed = time.passes(pause, cancel);
        if (passed) {
            job.begunAgain(failure.code());
        }
        return passed;
    }

    private Duration pause() {
        return BackOff.pause(tries);
    }
}

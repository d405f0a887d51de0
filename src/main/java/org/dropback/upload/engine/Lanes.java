package org.dropback.upload.engine;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.dropback.callback.LocalError;
import org.dropback.oss.CancelSignal;
import org.dropback.oss.FailureKind;
import org.dropback.oss.StoreException;

/** Lets so much go out at once and no more, and lets the number follow the line. Any thread. */
final class Lanes {

    private static final long SHORTEST_SAMPLE = TimeUnit.SECONDS.toNanos(1);
    /** What a request costs, in bytes of a body: small files are counted, large ones weighed. */
    private static final long REQUEST = 64 << 10;

    private LaneTuner tuner;
    private final BooleanSupplier bridled;
    private final LongSupplier nanos;
    private int inUse;
    private int waiting;
    private long since;
    private long weight;
    private int ended;

    /**
     * @param bridled whether something else than the line bounds the speed, which then says nothing
     * @param nanos   a clock, as {@link System#nanoTime}
     */
    Lanes(LaneTuner tuner, BooleanSupplier bridled, LongSupplier nanos) {
        this.tuner = tuner;
        this.bridled = bridled;
        this.nanos = nanos;
        since = nanos.getAsLong();
    }

    /** From now on; where there are fewer now, what is on the others ends first. */
    synchronized void use(LaneTuner other) {
        tuner = other;
        startSample(nanos.getAsLong());
        notifyAll();
    }

    synchronized int limit() {
        return tuner.lanes();
    }

    synchronized void enter() throws InterruptedException {
        waiting++;
        try {
            while (inUse >= tuner.lanes()) {
                wait();
            }
            inUse++;
        } finally {
            waiting--;
        }
    }

    /** @return false where it was cancelled before there was room */
    boolean enter(CancelSignal cancel) {
        try (var _ = cancel.onCancel(this::wake)) {
            return entered(cancel);
        }
    }

    private synchronized boolean entered(CancelSignal cancel) {
        waiting++;
        try {
            while (inUse >= tuner.lanes() && !cancel.isCancelled()) {
                wait();
            }
            if (cancel.isCancelled()) {
                return false;
            }
            inUse++;
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            waiting--;
        }
    }

    private synchronized void wake() {
        notifyAll();
    }

    /** @param bytes that went out; negative for nothing that tells of the line */
    synchronized void leave(long bytes) {
        inUse--;
        long now = nanos.getAsLong();
        if (waiting == 0 || bridled.getAsBoolean()) {
            startSample(now);
        } else if (bytes >= 0) {
            weight += bytes + REQUEST;
            ended++;
            if (now - since >= SHORTEST_SAMPLE && ended >= tuner.lanes()) {
                tuner.sample(weight * 1e9 / (now - since));
                startSample(now);
            }
        }
        notifyAll();
    }

    /** Heeds what a request on a lane ended in. */
    synchronized void heed(StoreException failure) {
        if (failure.kind() == FailureKind.THROTTLED || failure.evidence().code().equals(LocalError.TIMED_OUT.code())) {
            askedForLess();
        }
    }

    synchronized void askedForLess() {
        tuner.askedForLess();
        startSample(nanos.getAsLong());
    }

    private void startSample(long now) {
        since = now;
        weight = 0;
        ended = 0;
    }
}

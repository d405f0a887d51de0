package org.dropback.upload.engine;

import java.io.InterruptedIOException;
import java.util.concurrent.TimeUnit;

/** One bucket of tokens for all that is sent: a byte is a token, and the bucket holds a fifth of a second. Any thread. */
final class RateLimit {

    private static final int SLICES = 20;

    private volatile long perSecond;
    /** The time, as of {@link System#nanoTime}, at which all that was promised has been paid for. */
    private long paidUntil = System.nanoTime();

    /** @param bytesPerSecond 0 for none */
    void set(long bytesPerSecond) {
        perSecond = Math.max(0, bytesPerSecond);
    }

    boolean isSet() {
        return perSecond > 0;
    }

    /** How much to read at once, so that the pace is even and a slow line is not taken for a dead one. */
    int chunk(int wanted) {
        long rate = perSecond;
        return rate == 0 ? wanted : (int) Math.clamp(rate / SLICES, 1, wanted);
    }

    /** Waits until these bytes may go out. */
    void take(int bytes) throws InterruptedIOException {
        long rate = perSecond;
        if (rate == 0) {
            return;
        }
        long now = System.nanoTime();
        long until;
        synchronized (this) {
            paidUntil = Math.max(paidUntil, now - TimeUnit.SECONDS.toNanos(1) / 5) + (long) (bytes * 1e9 / rate);
            until = paidUntil;
        }
        try {
            TimeUnit.NANOSECONDS.sleep(until - now);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}

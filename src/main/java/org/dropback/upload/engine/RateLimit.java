package org.dropback.upload.engine;

import java.io.InterruptedIOException;
import java.util.concurrent.TimeUnit;

/** One bucket of tokens for all that is sent: a byte is a token, and the bucket holds a fifth of a second. Any thread. */
final class RateLimit {

    private static final int SLICES = 20;
    private static final long BUCKET = TimeUnit.SECONDS.toNanos(1) / 5;

    private volatile long perSecond;
    /** The time, as of {@link System#nanoTime}, at which all that was promised has been paid for. */
    private long paidUntil = System.nanoTime();

    /** Who waits for the pace of before goes on at once. @param bytesPerSecond 0 for none */
    synchronized void set(long bytesPerSecond) {
        long wanted = Math.max(0, bytesPerSecond);
        if (wanted != perSecond) {
            perSecond = wanted;
            paidUntil = System.nanoTime();
            notifyAll();
        }
    }

    boolean isSet() {
        return perSecond > 0;
    }

    /** How much to read at once, so that the pace is even and a slow line is not taken for a dead one. */
    int chunk(int wanted) {
        long rate = perSecond;
        return rate == 0 ? wanted : Math.clamp(rate / SLICES, 1, wanted);
    }

    /** Waits until these bytes may go out. */
    void take(int bytes) throws InterruptedIOException {
        if (isSet()) {
            try {
                await(bytes);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException();
            }
        }
    }

    private synchronized void await(int bytes) throws InterruptedException {
        long rate = perSecond;
        if (rate == 0) {
            return;
        }
        long until = promise(bytes, rate, System.nanoTime());
        for (long left = until - System.nanoTime(); left > 0 && rate == perSecond; left = until - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    /** @return when bytes may go out that are asked for now, on the clock of {@code now} */
    synchronized long promise(int bytes, long rate, long now) {
        paidUntil = Math.max(paidUntil, now - BUCKET) + (long) (bytes * 1e9 / rate);
        return paidUntil;
    }
}

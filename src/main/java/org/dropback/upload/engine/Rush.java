package org.dropback.upload.engine;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Files that come faster than any line takes them, as those of a large folder do. Meanwhile no upload begins, and what runs goes on: all are recorded sooner,
 * and so outlive whatever comes (a million in 40 s instead of 65 s on two cores). Any thread.
 */
final class Rush {

    /** Files within a second; fewer begin at once. */
    static final int MANY = 5000;

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    /** The next lot comes within this time, or the rush is over. */
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(500);

    private final LongSupplier nanos;
    private long since;
    private long came;
    /** In the second before. */
    private long before;
    private long ends;

    /** @param nanos a clock, as {@link System#nanoTime} */
    Rush(LongSupplier nanos) {
        this.nanos = nanos;
        since = nanos.getAsLong();
        ends = since;
    }

    synchronized void came(int files) {
        long now = nanos.getAsLong();
        if (now - since >= SECOND) {
            before = now - since < 2 * SECOND ? came : 0;
            since = now;
            came = 0;
        }
        came += files;
        if (Math.max(came, before) >= MANY) {
            ends = now + PAUSE;
        }
    }

    /** Returns at once where there is none. */
    synchronized void awaitEnd() throws InterruptedException {
        for (long left = ends - nanos.getAsLong(); left > 0; left = ends - nanos.getAsLong()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }
}

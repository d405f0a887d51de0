package org.dropback.sandbox.fault;

import java.io.InterruptedIOException;
import java.time.Duration;

/** Holds a stream to a number of bytes a second, from its first byte on. One thread. */
final class Pace {

    private static final int STEPS_A_SECOND = 20;
    private static final int LARGEST_STEP = 64 << 10;

    private final long bytesPerSecond;
    private long begin;
    private long bytes;

    /** @param bytesPerSecond at least 1 */
    Pace(long bytesPerSecond) {
        this.bytesPerSecond = bytesPerSecond;
    }

    /** Bytes to move at once, so that they flow and do not come in lumps. */
    int step(int wanted) {
        return Math.min(wanted, Math.clamp(bytesPerSecond / STEPS_A_SECOND, 1, LARGEST_STEP));
    }

    /** Waits until so many more bytes may have moved. */
    void moved(int more) throws InterruptedIOException {
        if (begin == 0) {
            begin = System.nanoTime();
        }
        bytes += more;
        double due = (double) bytes / bytesPerSecond * 1e9;
        try {
            Thread.sleep(Duration.ofNanos(Math.max(0, (long) due - (System.nanoTime() - begin))));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}

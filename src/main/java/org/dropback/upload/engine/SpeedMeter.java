package org.dropback.upload.engine;

import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;

/** Bytes a second over the last three. Times are those of {@link System#nanoTime}. Not safe for threads by itself. */
final class SpeedMeter {

    private static final long WINDOW = TimeUnit.SECONDS.toNanos(3);
    private static final long SLOT = TimeUnit.MILLISECONDS.toNanos(100);
    /** A shorter time says nothing of a speed. */
    private static final long SHORTEST = TimeUnit.MILLISECONDS.toNanos(200);

    private final ArrayDeque<Slot> slots = new ArrayDeque<>();
    private final long start;

    private static final class Slot {
        private final long from;
        private long bytes;

        private Slot(long from) {
            this.from = from;
        }
    }

    SpeedMeter(long now) {
        start = now;
    }

    /** @param bytes negative when a try starts over */
    void add(long bytes, long now) {
        var last = slots.peekLast();
        if (last == null || now - last.from >= SLOT) {
            last = new Slot(now);
            slots.addLast(last);
        }
        last.bytes += bytes;
        forget(now);
    }

    long perSecond(long now) {
        forget(now);
        var bytes = slots.stream().mapToLong(slot -> slot.bytes).sum();
        var time = Math.clamp(now - start, SHORTEST, WINDOW);
        return Math.max(0, (long) (bytes * (1e9 / time)));
    }

    private void forget(long now) {
        while (!slots.isEmpty() && now - slots.getFirst().from > WINDOW) {
            slots.removeFirst();
        }
    }
}

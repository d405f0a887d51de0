package org.dropback.upload.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateLimitTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    /** Lanes that read and send for some time between: the pace is reached as long as that leaves room for it, and never passed. */
    @ParameterizedTest
    @CsvSource({"1, 0, 20000", "1, 0, 10000000", "8, 0, 4000000", "24, 0, 300000", "1, 40, 1000000", "8, 300, 1000000", "32, 900, 100000000"})
    void allLanesTogetherGoAsFastAsTheyMayAndNoFaster(int lanes, int millisBetween, long rate) {
        var limit = new RateLimit();
        limit.set(rate);
        long begin = System.nanoTime();
        int chunk = limit.chunk(256 << 10);
        var free = new PriorityQueue<Long>();
        for (int i = 0; i < lanes; i++) {
            free.add(begin);
        }
        long bytes = 0;
        long now = begin;
        while (now - begin < 60 * SECOND) {
            now = free.remove();
            long out = Math.max(now, limit.promise(chunk, rate, now));
            bytes += chunk;
            free.add(out + TimeUnit.MILLISECONDS.toNanos(millisBetween));
        }
        double seconds = (free.stream().mapToLong(Long::longValue).max().orElseThrow() - begin) / 1e9;
        assertTrue(bytes <= rate * (seconds + 0.2) + chunk, bytes + " bytes in " + seconds + " s");
        double room = Math.min(rate, lanes * (double) chunk / Math.max(1e-9, millisBetween / 1e3));
        assertTrue(bytes >= 0.9 * room * (seconds - 2), bytes + " bytes in " + seconds + " s, " + room + " a second would have been possible");
    }

    @Test
    @Timeout(180)
    void whoWaitsGoesOnWhenThePaceIsLifted() throws Exception {
        var limit = new RateLimit();
        limit.set(1);
        var waiting = Thread.ofVirtual().start(() -> {
            try {
                limit.take(1_000_000);
            } catch (java.io.IOException e) {
                throw new IllegalStateException(e);
            }
        });
        while (waiting.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        limit.set(0);
        waiting.join();
        assertEquals(7, limit.chunk(7));
    }
}

package org.dropback.upload.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.dropback.upload.JobState;
import org.dropback.upload.Journal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A journal that cannot be read for a moment answers as if nothing waited. */
@Timeout(60)
class EngineUnreadOnceTest extends OnBench {

    @Test
    void whatWaitsIsLookedForAgain() throws Exception {
        bench.queue.close();
        var unread = new AtomicInteger();
        var journal = Hooked.of(Journal.class, bench.journal, (method, _, real) -> {
            var read = real.call();
            return method.equals("waiting") && !((List<?>) read).isEmpty() && unread.getAndDecrement() > 0 ? List.of() : read;
        });
        try (var queue = new EngineQueue(_ -> bench.store, journal, Bench.IMPATIENT, Clock.systemUTC())) {
            // Of any size, and of the small ones.
            unread.set(2);
            var id = queue.add(List.of(bench.request(bench.file("a", 10), "a", null))).getFirst().id();
            await().until(queue::isIdle);
            assertEquals(JobState.DONE, queue.job(id).orElseThrow().state());
        }
    }
}

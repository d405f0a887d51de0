package org.dropback.upload.engine;

import static org.dropback.upload.engine.Bench.MIB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.dropback.oss.CancelSignal;
import org.dropback.oss.ObjectStore;
import org.dropback.oss.ObjectTarget;
import org.dropback.oss.StoreException;
import org.dropback.upload.JobState;
import org.dropback.upload.PartPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Where there is no memory for another lane, the upload ends, and nobody waits for one that never began. */
@Timeout(180)
class PartSenderTest extends OnBench {

    @Test
    void aLaneThatCannotBeginIsNotWaitedFor() throws Exception {
        var began = new AtomicInteger();
        assertEndsUnforeseen(bench.store, lane -> {
            if (began.getAndIncrement() > 0) {
                throw new OutOfMemoryError("on purpose");
            }
            Thread.startVirtualThread(lane);
        });
        assertEquals(2, began.get());
    }

    @Test
    void aLaneThatCannotEvenSayWhyItEndsIsNotWaitedFor() throws Exception {
        var speechless = new Error() {
            @Override
            public String toString() {
                throw new OutOfMemoryError("on purpose");
            }
        };
        assertEndsUnforeseen(Hooked.of(ObjectStore.class, bench.store, (method, _, real) -> {
            if (method.equals("uploadPart")) {
                throw speechless;
            }
            return real.call();
        }), Thread::startVirtualThread);
    }

    private void assertEndsUnforeseen(ObjectStore store, Executor lanes) throws Exception {
        var request = bench.request(bench.file("a", 15 * MIB), "a", null);
        var job = new Job(bench.journal.add(List.of(request), Instant.EPOCH).getFirst().entry(), bench.journal, Clock.systemUTC(), new Job.Keeper() {
            @Override
            public void changed(long id) {
            }

            @Override
            public void moved(JobState from, JobState to) {
            }
        });
        try (var file = SourceFile.open(request.file())) {
            var workshop = new Workshop(_ -> bench.store, bench.journal, new LiveLimits(new EngineLimits(1, 3, Duration.ZERO), () -> false), new RateLimit(),
                    new TakenKeys(), Map.of(), new Answers(), new Outage(() -> false, () -> { }));
            var target = new ObjectTarget(bench.bucket(), "a", null, null);
            var uploadId = bench.store.initiate(target);
            var sender = new PartSender(job, new CancelSignal(), store, target, uploadId, file, PartPlan.of(file.size(), 5 * MIB), workshop, List.of(), lanes);
            assertEquals("Internal", assertThrows(StoreException.class, sender::send).evidence().code());
        }
    }
}

package org.dropback.upload.engine;

import static org.dropback.upload.engine.Bench.MIB;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.dropback.callback.ErrorEvidence;
import org.dropback.callback.LocalError;
import org.dropback.callback.Stored;
import org.dropback.oss.FailureKind;
import org.dropback.oss.ObjectStore;
import org.dropback.oss.StoreException;
import org.dropback.upload.IfExists;
import org.dropback.upload.JobState;
import org.dropback.upload.UploadOptions;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A Complete is late, and OSS gets to it before the one that follows it, which finds the key taken: by nobody else. */
@Timeout(60)
class EngineLateCompleteTest extends OnBench {

    private static StoreException lost() {
        return new StoreException(ErrorEvidence.local(Stored.UNKNOWN, LocalError.CONNECTION_LOST, "on purpose"), FailureKind.UNKNOWN_OUTCOME, null, null);
    }

    private static StoreException taken() {
        return new StoreException(new ErrorEvidence(Stored.NO, 409, ExistingObject.THERE, "on purpose", "R", null), FailureKind.FATAL, null, null);
    }

    private ObjectStore late() {
        var completes = new AtomicInteger();
        return Hooked.of(ObjectStore.class, bench.store, (method, _, real) -> {
            int number = method.equals("complete") ? completes.incrementAndGet() : 0;
            if (number == 1) {
                throw lost();
            }
            var answer = real.call();
            if (number == 2) {
                throw taken();
            }
            return answer;
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"RENAME", "ASK", "FAIL"})
    void itIsNotCalledBackTwice(IfExists how) throws Exception {
        var late = late();
        try (var queue = bench.another(_ -> late, bench.journal, EngineLimits.DEFAULT.withRetryFor(Duration.ofSeconds(30)))) {
            var request = bench.request(bench.file("a", 12 * MIB), "key", bench.profile("/callback")).with(new UploadOptions(null, 5 * MIB, null, how));
            var id = queue.add(List.of(request)).getFirst().id();
            queue.awaitIdle();
            var job = queue.job(id).orElseThrow();
            assertEquals(JobState.CALLBACK_UNKNOWN, job.state(), () -> job.timeline().toString());
            assertEquals("key", job.key());
            assertArrayEquals(Bench.random(12 * MIB), bench.stored("key"));
            assertFalse(bench.isStored("key (2)"));
            assertEquals(1, bench.sandbox.callbacks().size());
            assertEquals(List.of(), bench.journal.begun());
        }
    }
}

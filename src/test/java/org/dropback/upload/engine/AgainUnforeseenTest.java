package org.dropback.upload.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.dropback.callback.Stored;
import org.dropback.oss.ByteBody;
import org.dropback.oss.ObjectStore;
import org.dropback.oss.ObjectTarget;
import org.dropback.oss.Unwatched;
import org.dropback.upload.HistoryFilter;
import org.dropback.upload.JobState;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An error that nobody foresaw, such as memory that has run out, while the command line calls back again: it tells no more than is known. */
@Timeout(120)
class AgainUnforeseenTest extends OnBench {

    @ParameterizedTest
    @CsvSource({"head, 1000, FAILED, UNKNOWN", "initiate, 1000, FAILED, YES", "complete, 1000, CALLBACK_UNKNOWN, YES", "acl, 0, FAILED, YES", "put, 0, CALLBACK_UNKNOWN, YES"})
    void noMoreIsToldThanIsKnown(String operation, int size, JobState state, Stored stored) throws Exception {
        bench.store.put(new ObjectTarget(bench.bucket(), "a", null, null), new ByteBody(Bench.random(size)), new Unwatched());
        var store = Hooked.of(ObjectStore.class, bench.store, (method, _, real) -> {
            if (method.equals(operation)) {
                throw new OutOfMemoryError("on purpose");
            }
            return real.call();
        });
        var profile = bench.profile("/callback");
        var request = AgainRequest.of(bench.bucket(), "a", profile, null, Instant.now().atZone(Clock.systemUTC().getZone()));
        var calls = List.of(new AgainRun.Call(bench.connection(), profile, request)).iterator();
        try (var run = new AgainRun(calls, _ -> store, bench.journal, 1, Duration.ZERO, Clock.systemUTC())) {
            var end = run.next();
            assertEquals(state, end.state());
            assertEquals("Internal", end.failure().code());
            assertEquals(stored, end.failure().stored());
            assertNull(run.next());
            assertEquals(state, bench.journal.history(new HistoryFilter("", Instant.EPOCH, Set.of()), Long.MAX_VALUE, 10).getFirst().outcome());
        }
    }
}

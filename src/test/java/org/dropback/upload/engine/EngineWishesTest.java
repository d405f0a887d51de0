package org.dropback.upload.engine;

import static org.awaitility.Awaitility.await;
import static org.dropback.upload.engine.Bench.MIB;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.dropback.connection.Connection;
import org.dropback.oss.ObjectStore;
import org.dropback.upload.JobState;
import org.dropback.upload.StoreProvider;
import org.dropback.upload.UploadRequest;
import org.dropback.upload.engine.Relay.Fate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The last wish counts, however fast it follows the one before. */
@Timeout(180)
class EngineWishesTest extends OnBench {

    EngineWishesTest() {
        super(new EngineLimits(1, 1, Duration.ZERO));
    }

    private UploadRequest large(String name, String key) throws Exception {
        return bench.relayed(bench.request(bench.file(name, 64 * MIB), key, null));
    }

    /** A job whose sixth part is under way. */
    private long half(String name, String key) throws Exception {
        bench.relay.rule(line -> line.contains("partNumber=6&") || line.contains("partNumber=6 ") ? Fate.HOLD_BODY : Fate.PASS);
        var id = bench.start(large(name, key));
        bench.relay.awaitHeld();
        await().until(() -> bench.now(id).partsDone() >= 4);
        return id;
    }

    @Test
    void aCancelRightAfterAPauseCancels() throws Exception {
        long id = half("a", "a");
        bench.queue.pause(List.of(id));
        bench.queue.cancel(List.of(id));
        bench.queue.awaitIdle();
        assertEquals(JobState.CANCELLED, bench.now(id).state());
        // Where it rested already, nobody waits for the abort.
        await().until(bench::uploadsLeftBehind, List.of()::equals);
    }

    /** Whoever gives its client back has decided what becomes of its parts. */
    @Test
    void aCancelAfterAPausedJobHasKeptItsPartsAbortsThem() throws Exception {
        var held = new AtomicReference<Runnable>(() -> { });
        try (var store = bench.open(bench.relayed(), bench.sandbox.accessKeySecret())) {
            StoreProvider stores = new StoreProvider() {
                @Override
                public ObjectStore store(Connection connection) {
                    return store;
                }

                @Override
                public Lease lease(Connection connection) {
                    return new Lease(store, () -> held.getAndSet(() -> { }).run());
                }
            };
            try (var queue = bench.another(stores, bench.journal, new EngineLimits(1, 1, Duration.ZERO))) {
                bench.relay.rule(line -> line.contains("partNumber=6&") || line.contains("partNumber=6 ") ? Fate.HOLD_BODY : Fate.PASS);
                long id = queue.add(List.of(large("a", "a"))).getFirst().id();
                bench.relay.awaitHeld();
                held.set(() -> queue.cancel(id));
                queue.pause(List.of(id));
                queue.awaitIdle();
                assertEquals(JobState.CANCELLED, queue.job(id).orElseThrow().state());
                assertEquals(List.of(), bench.uploadsLeftBehind());
            }
        }
    }

    @Test
    void aCancelRightBeforeClosingCancels() throws Exception {
        long id = half("a", "a");
        bench.queue.cancel(List.of(id));
        bench.queue.close();
        assertEquals(JobState.CANCELLED, bench.now(id).state());
        assertEquals(List.of(), bench.uploadsLeftBehind());
    }

    @Test
    void aResumeRightAfterAPauseGoesOn() throws Exception {
        long id = half("a", "a");
        bench.relay.rule(_ -> Fate.PASS);
        bench.queue.pause(List.of(id));
        bench.queue.resume(List.of(id));
        bench.queue.awaitIdle();
        assertEquals(JobState.DONE, bench.now(id).state());
    }

    @Test
    void cancellingAResumedJobThatWaitsForItsTurnAbortsItsParts() throws Exception {
        long first = half("a", "a");
        bench.queue.pause(List.of(first));
        bench.queue.awaitIdle();
        long second = half("b", "b");
        bench.queue.pause(List.of(second));
        bench.queue.awaitIdle();
        assertEquals(2, bench.uploadsLeftBehind().size());
        bench.relay.rule(line -> line.contains("partNumber") ? Fate.HOLD_BODY : Fate.PASS);
        bench.queue.resumeAll();
        bench.relay.awaitHeld();
        assertEquals(JobState.UPLOADING, bench.now(first).state());
        assertEquals(JobState.WAITING, bench.now(second).state());
        bench.queue.cancel(List.of(second));
        assertEquals(JobState.CANCELLED, bench.now(second).state());
        await().until(() -> bench.uploadsLeftBehind().size() == 1);
    }
}

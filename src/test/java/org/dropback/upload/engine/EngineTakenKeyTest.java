package org.dropback.upload.engine;

import static org.awaitility.Awaitility.await;
import static org.dropback.upload.engine.Bench.MIB;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.dropback.oss.ByteBody;
import org.dropback.oss.ObjectStore;
import org.dropback.oss.ObjectTarget;
import org.dropback.oss.StoreException;
import org.dropback.oss.Unwatched;
import org.dropback.sandbox.fault.FaultRule;
import org.dropback.upload.IfExists;
import org.dropback.upload.JobState;
import org.dropback.upload.UploadOptions;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** OSS refuses to complete an upload, since another object came meanwhile, while its user lets it rest. */
@Timeout(180)
class EngineTakenKeyTest extends OnBench {

    /** An abort that takes longer than a pause waits for it is made all the same. */
    @ParameterizedTest
    @EnumSource(names = {"RENAME", "FAIL"})
    void alsoASlowAbortIsMade(IfExists how) throws Exception {
        bench.sandbox.addFault(FaultRule.parse("delay=3s op=AbortMultipartUpload times=1"));
        nothingIsLeftThereThatNobodyGoesOnWith(how);
    }

    @ParameterizedTest
    @EnumSource(names = {"RENAME", "ASK", "FAIL"})
    void nothingIsLeftThereThatNobodyGoesOnWith(IfExists how) throws Exception {
        var queue = new EngineQueue[1];
        var first = new AtomicBoolean(true);
        var between = Hooked.of(ObjectStore.class, bench.store, (method, _, real) -> {
            boolean completes = method.equals("complete") && first.getAndSet(false);
            try {
                if (completes) {
                    bench.store.put(new ObjectTarget(bench.bucket(), "key", null, null), new ByteBody(Bench.random(1000)), new Unwatched());
                }
                return real.call();
            } catch (StoreException e) {
                if (completes) {
                    queue[0].pause(List.of(queue[0].jobs().getLast().id()));
                }
                throw e;
            }
        });
        try (var of = bench.another(_ -> between, bench.journal, Bench.IMPATIENT)) {
            queue[0] = of;
            var id = of.add(List.of(bench.request(bench.file("a", 12 * MIB), "key", null).with(new UploadOptions(null, 5 * MIB, null, how)))).getFirst().id();
            of.awaitIdle();
            assertEquals(JobState.PAUSED, of.job(id).orElseThrow().state());
            await().untilAsserted(() -> {
                assertEquals(List.of(), bench.uploadsLeftBehind());
                assertEquals(List.of(), bench.journal.begun());
            });
            of.resumeAll();
            of.awaitIdle();
            assertEquals(switch (how) {
                case RENAME -> JobState.DONE;
                case ASK -> JobState.ASKING;
                default -> JobState.FAILED;
            }, of.job(id).orElseThrow().state());
            assertArrayEquals(Bench.random(1000), bench.stored("key"));
        }
    }
}

package org.dropback.upload.engine;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicInteger;
import org.dropback.upload.IfExists;
import org.dropback.upload.JobSnapshot;
import org.dropback.upload.JobState;
import org.dropback.upload.UploadMethod;
import org.dropback.upload.UploadOptions;
import org.dropback.upload.engine.Relay.Fate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The line breaks, HEAD finds nothing, and only then OSS gets to what had been on the line: it is not sent and not called back twice. */
@Timeout(120)
class EngineLateArrivalTest extends OnBench {

    private static final int SIZE = 100_000;

    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger looked = new AtomicInteger();

    EngineLateArrivalTest() {
        super(EngineLimits.DEFAULT);
    }

    private JobSnapshot upload(UploadMethod method, IfExists ifExists) throws Exception {
        var request = bench.request(bench.file("file", SIZE), "key", bench.profile("/callback"))
                .with(new UploadOptions(method, UploadOptions.DEFAULT_PART_SIZE, null, ifExists));
        return bench.run(bench.relayed(request));
    }

    private static boolean isUpload(String line) {
        return line.startsWith("PUT /") || line.startsWith("POST /");
    }

    private void letItArrive() {
        bench.relay.openAll();
        await().until(() -> bench.isStored("key") && bench.sandbox.callbacks().size() == 1);
    }

    private void isCalledBackOnce(JobSnapshot job) throws Exception {
        assertEquals(JobState.CALLBACK_UNKNOWN, job.state(), String.valueOf(job.failure()));
        assertArrayEquals(Bench.random(SIZE), bench.stored("key"));
        assertEquals(1, bench.sandbox.callbacks().size());
    }

    @Test
    void whatArrivesAfterTheLastLookIsSeenBeforeItIsSentAgain() throws Exception {
        bench.relay.rule(line -> {
            if (line.startsWith("HEAD") && looked.incrementAndGet() == 4) {
                letItArrive();
            }
            return isUpload(line) && sent.incrementAndGet() == 1 ? Fate.LATE : Fate.PASS;
        });
        isCalledBackOnce(upload(UploadMethod.PUT, IfExists.OVERWRITE));
        assertEquals(1, sent.get());
    }

    @ParameterizedTest
    @EnumSource(names = {"PUT", "FORM", "PRESIGNED"})
    void whatArrivesWhileItIsSentAgainIsNotOverwritten(UploadMethod method) throws Exception {
        lateAtTheSecond();
        isCalledBackOnce(upload(method, IfExists.OVERWRITE));
        assertEquals(2, sent.get());
    }

    @Test
    void whatArrivesIsOursWhereOverwritingIsForbidden() throws Exception {
        lateAtTheSecond();
        isCalledBackOnce(upload(UploadMethod.PUT, IfExists.FAIL));
    }

    private void lateAtTheSecond() {
        bench.relay.rule(line -> {
            if (!isUpload(line)) {
                return Fate.PASS;
            }
            if (sent.incrementAndGet() == 1) {
                return Fate.LATE;
            }
            letItArrive();
            return Fate.PASS;
        });
    }

    /** HEAD had found nothing when it was paused. */
    @Test
    void whatArrivesWhileItRestsIsFoundWhenItGoesOn() throws Exception {
        bench.relay.rule(line -> isUpload(line) && sent.incrementAndGet() == 1 ? Fate.LATE : Fate.PASS);
        var id = bench.start(bench.relayed(bench.request(bench.file("file", SIZE), "key", bench.profile("/callback"))));
        await().pollInterval(5, MILLISECONDS).until(() -> bench.now(id).retry() != null);
        bench.queue.pauseAll();
        await().until(() -> bench.now(id).state() == JobState.PAUSED);
        letItArrive();
        bench.queue.resumeAll();
        bench.queue.awaitIdle();
        isCalledBackOnce(bench.now(id));
        assertEquals(1, sent.get());
    }

    /** Whose user wants to overwrite does so, also with what somebody else has put there meanwhile. */
    @Test
    void whatSomebodyElseHasPutThereMeanwhileIsOverwritten() throws Exception {
        bench.relay.rule(line -> {
            if (!isUpload(line)) {
                return Fate.PASS;
            }
            if (sent.incrementAndGet() == 1) {
                return Fate.LOSE_REQUEST;
            }
            if (sent.get() == 2) {
                put("key", 10);
            }
            return Fate.PASS;
        });
        var job = upload(UploadMethod.PUT, IfExists.OVERWRITE);
        assertEquals(JobState.DONE, job.state(), String.valueOf(job.failure()));
        assertArrayEquals(Bench.random(SIZE), bench.stored("key"));
        assertEquals(1, bench.sandbox.callbacks().size());
        assertEquals(3, sent.get());
    }

    private void put(String key, int size) {
        try {
            bench.start(bench.request(bench.file("other", size), key, null));
            await().until(() -> bench.isStored(key));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anOlderObjectIsOverwrittenAsBefore() throws Exception {
        put("key", 10);
        bench.relay.rule(line -> isUpload(line) && sent.incrementAndGet() == 1 ? Fate.LOSE_REQUEST : Fate.PASS);
        var job = upload(UploadMethod.PUT, IfExists.OVERWRITE);
        assertEquals(JobState.DONE, job.state(), String.valueOf(job.failure()));
        assertArrayEquals(Bench.random(SIZE), bench.stored("key"));
        assertEquals(2, sent.get());
    }
}

package org.dropback.upload.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.dropback.oss.ByteBody;
import org.dropback.oss.ObjectStore;
import org.dropback.oss.ObjectTarget;
import org.dropback.oss.Unwatched;
import org.dropback.sandbox.fault.FaultRule;
import org.dropback.upload.HistoryFilter;
import org.dropback.upload.JobState;
import org.dropback.upload.TimelineEvent;
import org.dropback.upload.TimelineEvent.Kind;
import org.dropback.upload.UploadMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A job of the queue whose callback is called again: the row tells of the new try, and the file is never sent again. */
class EngineAgainTest extends OnBench {

    private long failed() throws Exception {
        bench.sandbox.addFault(FaultRule.parse("callback-took-too-long times=1"));
        var file = bench.file("a.bin", 300_000);
        var job = bench.run(bench.request(file, "a.bin", bench.profile("/callback")));
        assertEquals(JobState.CALLBACK_FAILED, job.state());
        bench.sandbox.useFaults(List.of());
        Files.delete(file);
        return job.id();
    }

    @Test
    void theRowTellsOfTheNewAnswerAndTheTimelineGoesOn() throws Exception {
        long id = failed();
        var before = bench.now(id);

        assertTrue(bench.queue.callAgain(List.of(id)));
        bench.queue.awaitIdle();

        var job = bench.now(id);
        assertEquals(JobState.DONE, job.state(), String.valueOf(job.failure()));
        assertEquals(UploadMethod.PUT, job.method(), "it was sent as before");
        assertEquals(before.millis(), job.millis());
        assertEquals(UploadMethod.COPY, bench.journal.history(HistoryFilter.ALL, Long.MAX_VALUE, 1).getFirst().method());
        assertEquals(0, job.bytesSent());
        assertEquals("{\"Status\":\"OK\"}", Bench.callbackBody(job));
        assertEquals(before.result().crc64(), job.result().crc64());
        assertNotEquals(before.result().etag(), job.result().etag());
        var kinds = job.timeline().stream().map(TimelineEvent::kind).toList();
        assertTrue(kinds.containsAll(List.of(Kind.CALLBACK_FAILED, Kind.CALLED_AGAIN, Kind.CALLBACK_ANSWERED)), kinds.toString());
        assertFalse(bench.queue.callAgain(List.of(id)), "a callback that succeeded is not called again");
    }

    @Test
    void whatIsRefusedStaysAsItWasAndSaysWhy() throws Exception {
        long id = failed();
        bench.sandbox.addFault(FaultRule.parse("no-such-upload op=GetObjectTagging"));

        assertTrue(bench.queue.callAgain(List.of(id)));
        bench.queue.awaitIdle();

        var job = bench.now(id);
        assertEquals(JobState.CALLBACK_FAILED, job.state());
        assertEquals("PropertiesUnreadable", job.failure().code());
        assertFalse(bench.queue.retry(id), "what is stored is never sent again by a retry");
        bench.sandbox.useFaults(List.of());
        assertTrue(bench.queue.callAgain(List.of(id)));
        bench.queue.awaitIdle();
        assertEquals(JobState.DONE, bench.now(id).state());
    }

    /** Such as memory that has run out: before the call it is as it was, and from the call on nobody knows. Never may it be uploaded again. */
    @ParameterizedTest
    @CsvSource({"initiate, true, CALLBACK_FAILED", "initiate, false, CALLBACK_FAILED", "complete, true, CALLBACK_UNKNOWN", "complete, false, CALLBACK_UNKNOWN"})
    void whatNobodyForesawLeavesTheObjectStored(String operation, boolean memory, JobState expected) throws Exception {
        long id = failed();
        var store = Hooked.of(ObjectStore.class, bench.store, (method, _, real) -> {
            if (method.equals(operation)) {
                if (memory) {
                    throw new OutOfMemoryError("on purpose");
                }
                throw new IllegalStateException("on purpose");
            }
            return real.call();
        });
        try (var queue = bench.another(_ -> store, bench.journal, Bench.IMPATIENT)) {
            assertTrue(queue.callAgain(List.of(id)));
            queue.awaitIdle();
            var job = queue.job(id).orElseThrow();
            assertEquals(expected, job.state());
            assertEquals("Internal", job.failure().code());
            assertFalse(queue.retry(id));
        }
    }

    @Test
    void theTimelineTellsOfTheTries() throws Exception {
        restart(EngineLimits.DEFAULT.withRetryFor(Duration.ofMinutes(1)));
        long id = failed();
        bench.sandbox.addFault(FaultRule.parse("500 op=UploadPartCopy times=2"));
        assertTrue(bench.queue.callAgain(List.of(id)));
        bench.queue.awaitIdle();
        var job = bench.now(id);
        assertEquals(JobState.DONE, job.state(), String.valueOf(job.failure()));
        assertEquals(List.of("#1 InternalError", "#2 InternalError"),
                job.timeline().stream().filter(event -> event.kind() == Kind.RETRIED).map(TimelineEvent::detail).toList());
    }

    @Test
    void aCancelIsSettledAndALostAnswerIsUnknown() throws Exception {
        long id = failed();
        bench.sandbox.addFault(FaultRule.parse("delay=30s op=UploadPartCopy times=1"));
        bench.queue.callAgain(List.of(id));
        await().until(() -> bench.now(id).timeline().stream().anyMatch(event -> event.kind() == Kind.INITIATED));
        bench.queue.cancel(id);
        bench.queue.awaitIdle();
        assertEquals(JobState.CALLBACK_FAILED, bench.now(id).state());

        bench.sandbox.useFaults(List.of(FaultRule.parse("lose-answer op=CompleteMultipartUpload")));
        bench.queue.callAgain(List.of(id));
        bench.queue.awaitIdle();
        assertEquals(JobState.CALLBACK_UNKNOWN, bench.now(id).state());
    }

    @Test
    void callingBackAgainKeepsAnObjectThatCameMeanwhile() throws Exception {
        restart(EngineLimits.DEFAULT.withRetryFor(Duration.ofSeconds(20)));
        bench.sandbox.addFault(FaultRule.parse("callback-took-too-long times=1"));
        var job = bench.run(bench.request(bench.file("a", 300_000), "a", bench.profile("/callback")));
        assertEquals(JobState.CALLBACK_FAILED, job.state());
        bench.sandbox.useFaults(List.of());
        bench.sandbox.addFault(FaultRule.parse("503 op=CompleteMultipartUpload times=4"));
        assertTrue(bench.queue.callAgain(List.of(job.id())));
        await().until(() -> bench.now(job.id()).partsDone() > 0);
        bench.store.put(new ObjectTarget(bench.bucket(), "a", null, null), new ByteBody(Bench.random(1000)), new Unwatched());
        bench.queue.awaitIdle();
        assertArrayEquals(Bench.random(1000), bench.stored("a"), "the newer object was replaced by a copy of the older one; " + bench.now(job.id()).state());
    }

    @Test
    void aCancelWhileOssBeginsLeavesNothingBehind() throws Exception {
        bench.sandbox.addFault(FaultRule.parse("callback-took-too-long times=1"));
        var job = bench.run(bench.relayed(bench.request(bench.file("a", 300_000), "a", bench.profile("/callback"))));
        assertEquals(JobState.CALLBACK_FAILED, job.state());
        bench.relay.rule(line -> line.startsWith("POST") && line.contains("uploads") ? Relay.Fate.HOLD_ANSWER : Relay.Fate.PASS);
        bench.queue.callAgain(List.of(job.id()));
        bench.relay.awaitHeld();
        bench.queue.cancel(job.id());
        bench.relay.openAll();
        bench.queue.awaitIdle();
        assertEquals(JobState.CALLBACK_FAILED, bench.now(job.id()).state());
        assertEquals(List.of(), bench.uploadsLeftBehind());
    }

    @Test
    void closingStartsNoFurtherCallback() throws Exception {
        restart(new EngineLimits(1, 1, Duration.ZERO));
        bench.sandbox.addFault(FaultRule.parse("callback-took-too-long"));
        var ids = new ArrayList<Long>();
        for (int i = 0; i < 8; i++) {
            ids.add(bench.run(bench.request(bench.file("f" + i, 1000), "f" + i, bench.profile("/callback"))).id());
        }
        bench.sandbox.useFaults(List.of());
        bench.sandbox.addFault(FaultRule.parse("delay=500ms op=UploadPartCopy"));
        int before = bench.sandbox.callbacks().size();
        assertTrue(bench.queue.callAgain(ids));
        bench.queue.close();
        int called = bench.sandbox.callbacks().size() - before;
        assertTrue(called <= 1, called + " callbacks were begun and called after close() was asked for; states " + bench.journal.counts());
    }
}

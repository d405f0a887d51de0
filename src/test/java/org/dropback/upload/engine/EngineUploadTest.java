package org.dropback.upload.engine;

import static org.dropback.upload.engine.Bench.MIB;
import static org.dropback.upload.engine.Bench.callbackBody;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aliyun.oss.common.utils.CRC64;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.dropback.callback.BodyType;
import org.dropback.callback.CallbackProfile;
import org.dropback.callback.Stored;
import org.dropback.sandbox.receiver.ReceivedCallback.Verdict;
import org.dropback.store.SqliteJournal;
import org.dropback.text.Redactor;
import org.dropback.upload.JobState;
import org.dropback.upload.TimelineEvent;
import org.dropback.upload.TimelineEvent.Kind;
import org.dropback.upload.UploadMethod;
import org.dropback.upload.UploadOptions;
import org.dropback.upload.UploadRequest;
import org.junit.jupiter.api.Test;

class EngineUploadTest extends OnBench {

    private static String crc64(byte[] bytes) {
        return Long.toUnsignedString(new CRC64(bytes, bytes.length).getValue());
    }

    private static List<Kind> kinds(List<TimelineEvent> timeline) {
        return timeline.stream().map(TimelineEvent::kind).toList();
    }

    @Test
    void aSmallFileIsPutAndTheCallbackAnswers() throws Exception {
        var content = Bench.random(300_000);
        var job = bench.run(bench.request(bench.file("a.jpg", content), "in/{name}", bench.profile("/callback")));
        assertEquals(JobState.DONE, job.state());
        assertEquals(UploadMethod.PUT, job.method());
        assertArrayEquals(content, bench.stored("in/a.jpg"));
        assertEquals("image/jpeg", bench.storedType("in/a.jpg"));
        assertEquals(300_000, job.bytesSent());
        assertEquals(300_000, job.size());
        assertEquals("in/a.jpg", job.key());
        assertEquals(crc64(content), job.result().crc64());
        assertEquals(200, job.result().callback().httpStatus());
        assertEquals("{\"Status\":\"OK\"}", callbackBody(job));
        assertNull(job.failure());
        assertNotNull(job.headers());
        assertEquals(Map.of("x:who", "a.jpg \"中文\""), job.callback().variables());
        assertEquals(List.of(Kind.QUEUED, Kind.STARTED, Kind.ALL_SENT, Kind.STORED, Kind.CALLBACK_ANSWERED), kinds(job.timeline()));
        var received = bench.sandbox.callbacks().getFirst();
        assertEquals("{\"object\":\"in/a.jpg\",\"size\":300000,\"who\":\"a.jpg \\\"中文\\\"\"}", received.bodyText());
        assertEquals(Verdict.VALID, received.signature());
    }

    @Test
    void twentyFourMebibytesGoInPartsAndTheCallbackAnswers() throws Exception {
        var content = Bench.random(24 * MIB);
        var job = bench.run(bench.request(bench.file("big.bin", content), "{name}", bench.profile("/callback")));
        assertEquals(JobState.DONE, job.state());
        assertEquals(UploadMethod.MULTIPART, job.method());
        assertEquals(5, job.partsDone());
        assertEquals(5, job.partsTotal());
        assertEquals(24L * MIB, job.bytesSent());
        assertArrayEquals(content, bench.stored("big.bin"));
        assertEquals(crc64(content), job.result().crc64());
        assertTrue(job.result().etag().length() > 0);
        assertEquals("{\"Status\":\"OK\"}", callbackBody(job));
        assertEquals(List.of(Kind.QUEUED, Kind.STARTED, Kind.INITIATED, Kind.PART_DONE, Kind.PART_DONE, Kind.ALL_SENT, Kind.STORED, Kind.CALLBACK_ANSWERED),
                kinds(job.timeline()));
        assertEquals(List.of(), bench.uploadsLeftBehind());
    }

    @Test
    void datesInAKeyAreThoseOfTheClockInItsZone() throws Exception {
        var newYear = Clock.fixed(Instant.parse("2026-12-31T23:30:00Z"), ZoneId.of("Asia/Shanghai"));
        try (var queue = new EngineQueue(_ -> bench.store, SqliteJournal.inMemory(Thread::startVirtualThread, new Redactor()), EngineLimits.DEFAULT, newYear)) {
            queue.add(List.of(bench.request(bench.file("a.txt", 1), "{yyyy}/{MM}/{dd}/{sha256}/{stem}", null)));
            queue.awaitIdle();
        }
        assertTrue(bench.isStored("2027/01/01/" + sha256(Bench.random(1)) + "/a"));
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    @Test
    void aPlainUploadIsDoneWithoutACallback() throws Exception {
        var job = bench.run(bench.request(bench.file("a.txt", 10), "a.txt", null));
        assertEquals(JobState.DONE, job.state());
        assertNull(job.callback());
        assertNull(job.headers());
        assertNull(job.result().callback());
        assertTrue(bench.sandbox.callbacks().isEmpty());
    }

    @Test
    void anEmptyFileIsStored() throws Exception {
        var job = bench.run(bench.request(bench.file("empty", 0), "empty", bench.profile("/callback")));
        assertEquals(JobState.DONE, job.state());
        assertEquals(0, bench.stored("empty").length);
        assertEquals("0", job.result().crc64());
    }

    @Test
    void aCallbackThatFailsIsStoredAndToldApart() throws Exception {
        var content = Bench.random(11 * MIB);
        bench.file("put", 10);
        bench.file("multipart", content);
        for (var name : List.of("put", "multipart")) {
            var job = bench.run(bench.request(folder.resolve(name), name, bench.profile("/callback/status/502")));
            assertEquals(JobState.CALLBACK_FAILED, job.state());
            assertEquals(203, job.result().callback().httpStatus());
            assertTrue(callbackBody(job).contains("<Code>CallbackFailed</Code>"));
            assertNotNull(job.result().etag());
            assertEquals(crc64(bench.stored(name)), job.result().crc64());
            assertEquals(Stored.YES, job.failure().stored());
            assertEquals("CallbackFailed", job.failure().code());
            assertEquals("0007-00000203", job.failure().ec());
            assertTrue(job.failure().message().contains("502"));
            assertNotNull(job.failure().requestId());
            assertEquals(List.of(Kind.STORED, Kind.CALLBACK_FAILED), kinds(job.timeline()).subList(job.timeline().size() - 2, job.timeline().size()));
            assertFalse(bench.queue.retry(job.id()), "a stored object is not uploaded again");
        }
    }

    @Test
    void aRefusedCallbackIsNotStored() throws Exception {
        var bad = new CallbackProfile("bad", List.of("http://"), null, false, BodyType.FORM, "object=$(object)", List.of(), Map.of());
        bench.file("put", 10);
        bench.file("multipart", 11 * MIB);
        for (var name : List.of("put", "multipart")) {
            var job = bench.run(bench.request(folder.resolve(name), name, bad));
            assertEquals(JobState.FAILED, job.state());
            assertEquals(Stored.NO, job.failure().stored());
            assertEquals(400, job.failure().httpStatus());
            assertEquals("InvalidArgument", job.failure().code());
            assertNull(job.result());
            assertFalse(bench.isStored(name));
        }
        assertEquals(1, bench.uploadsLeftBehind().size(), "its parts serve the try with another callback");
    }

    @Test
    void aWrongSecretIsSaidSo() throws Exception {
        var wrong = bench.open(bench.connection(), "wrong");
        try (wrong; var queue = new EngineQueue(_ -> wrong, SqliteJournal.inMemory(Thread::startVirtualThread, new Redactor()), EngineLimits.DEFAULT, Clock.systemUTC())) {
            queue.add(List.of(bench.request(bench.file("small", 10), "small", null), bench.request(bench.file("large", 30 * MIB), "large", null),
                    new UploadRequest(bench.file("put", 30 * MIB), "put", bench.connection(), "put", null, new UploadOptions(UploadMethod.PUT, MIB))));
            queue.awaitIdle();
            for (var job : queue.jobs()) {
                assertEquals(JobState.FAILED, job.state());
                assertEquals("SignatureDoesNotMatch", job.failure().code());
                assertEquals(Stored.NO, job.failure().stored());
                assertNotNull(job.failure().requestId());
            }
        }
    }
}

package org.dropback.upload.engine;

import static org.dropback.upload.engine.Bench.MIB;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aliyun.oss.common.utils.CRC64;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.dropback.callback.CallbackProfile;
import org.dropback.callback.Stored;
import org.dropback.upload.JobSnapshot;
import org.dropback.upload.JobState;
import org.dropback.upload.TimelineEvent.Kind;
import org.dropback.upload.engine.Relay.Fate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The line is cut after the last byte: only HEAD can tell what became of the file. */
class EngineLostAnswerTest extends OnBench {

    private JobSnapshot upload(int size, boolean withCallback, Function<String, Fate> rule) throws Exception {
        bench.relay.rule(rule);
        @Nullable CallbackProfile profile = withCallback ? bench.profile("/callback") : null;
        return bench.run(bench.relayed(bench.request(bench.file("file", size), "key", profile)));
    }

    private static boolean isLast(String line) {
        return line.startsWith("PUT /") && !line.contains("partNumber") || line.startsWith("POST /") && line.contains("uploadId=");
    }

    private static Function<String, Fate> last(Fate fate) {
        return line -> isLast(line) ? fate : Fate.PASS;
    }

    /** After the last request nothing answers any more. */
    private static Function<String, Fate> lastAndThenNothing() {
        return line -> isLast(line) ? Fate.LOSE_REQUEST : line.startsWith("HEAD") || line.startsWith("DELETE") ? Fate.HANG_UP : Fate.PASS;
    }

    @Test
    void aStoredPutWithACallbackIsCallbackUnknown() throws Exception {
        var job = upload(100_000, true, last(Fate.LOSE_ANSWER));
        assertEquals(JobState.CALLBACK_UNKNOWN, job.state());
        var content = bench.stored("key");
        assertArrayEquals(Bench.random(100_000), content);
        assertEquals(Long.toUnsignedString(new CRC64(content, content.length).getValue()), job.result().crc64());
        assertFalse(job.result().etag().isEmpty());
        assertNull(job.result().callback());
        assertEquals(Stored.YES, job.failure().stored());
        assertEquals("ConnectionLost", job.failure().code());
        assertEquals(List.of(Kind.ALL_SENT, Kind.STORED, Kind.CALLBACK_UNKNOWN), job.timeline().stream().map(e -> e.kind()).skip(2).toList());
        assertEquals(1, bench.sandbox.callbacks().size());
        assertFalse(bench.queue.retry(job.id()), "a stored object is not uploaded again");
    }

    @Test
    void aStoredMultipartWithACallbackIsCallbackUnknown() throws Exception {
        var job = upload(11 * MIB, true, last(Fate.LOSE_ANSWER));
        assertEquals(JobState.CALLBACK_UNKNOWN, job.state());
        assertArrayEquals(Bench.random(11 * MIB), bench.stored("key"));
        assertNotNull(job.result().etag());
        assertEquals(1, bench.sandbox.callbacks().size());
    }

    @Test
    void aStoredPlainUploadIsDone() throws Exception {
        for (var size : List.of(100_000, 11 * MIB)) {
            var job = upload(size, false, last(Fate.LOSE_ANSWER));
            assertEquals(JobState.DONE, job.state());
            assertNull(job.failure());
            assertFalse(job.result().crc64().isEmpty());
        }
    }

    @Test
    void whatHeadDoesNotFindIsFailedAndNotStored() throws Exception {
        for (var size : List.of(100_000, 11 * MIB)) {
            var job = upload(size, true, last(Fate.LOSE_REQUEST));
            assertEquals(JobState.FAILED, job.state());
            assertEquals(Stored.NO, job.failure().stored());
            assertEquals("ConnectionLost", job.failure().code());
            assertNull(job.result());
        }
        assertEquals(List.of(), bench.uploadsLeftBehind());
    }

    @Test
    void anOlderObjectOfTheSameKeyIsNotOurs() throws Exception {
        bench.run(bench.request(bench.file("older", new byte[100_000]), "key", null));
        var job = upload(100_000, true, last(Fate.LOSE_REQUEST));
        assertEquals(JobState.FAILED, job.state());
        assertEquals(Stored.NO, job.failure().stored());
    }

    @Test
    void whereHeadCannotTellNobodyKnows() throws Exception {
        for (var size : List.of(100_000, 11 * MIB)) {
            var job = upload(size, true, lastAndThenNothing());
            assertEquals(JobState.FAILED, job.state());
            assertEquals(Stored.UNKNOWN, job.failure().stored());
        }
    }

    private static final Pattern UPLOAD_ID = Pattern.compile("uploadId=(\\w+)");

    /** As OSS answers when Complete went through after the last look: the abort comes too late. */
    @Test
    void anUploadThatIsGoneWhenItIsAbortedMayBeStored() throws Exception {
        var job = upload(11 * MIB, true, line -> {
            if (line.startsWith("DELETE")) {
                var id = UPLOAD_ID.matcher(line);
                assertTrue(id.find());
                bench.abort("key", id.group(1));
            }
            return isLast(line) ? Fate.LOSE_REQUEST : Fate.PASS;
        });
        assertEquals(JobState.FAILED, job.state());
        assertEquals(Stored.UNKNOWN, job.failure().stored());
    }

    @Test
    void aCompleteThatNoHeadHadSeenIsFoundAfterTheAbort() throws Exception {
        var aborted = new AtomicBoolean();
        var job = upload(11 * MIB, true, line -> {
            aborted.compareAndSet(false, line.startsWith("DELETE"));
            return isLast(line) ? Fate.LOSE_ANSWER : (line.startsWith("HEAD") || line.startsWith("GET")) && !aborted.get() ? Fate.HANG_UP : Fate.PASS;
        });
        assertEquals(JobState.CALLBACK_UNKNOWN, job.state());
        assertArrayEquals(Bench.random(11 * MIB), bench.stored("key"));
    }

    @Test
    void whereHeadCannotTellAnAbortProvesThatNothingIsStored() throws Exception {
        var job = upload(11 * MIB, true, line -> isLast(line) ? Fate.LOSE_REQUEST : line.startsWith("HEAD") ? Fate.HANG_UP : Fate.PASS);
        assertEquals(JobState.FAILED, job.state());
        assertEquals(Stored.NO, job.failure().stored());
        assertEquals(List.of(), bench.uploadsLeftBehind());
    }

    @Test
    void whatHeadWasRefusedWithIsEvidence() throws Exception {
        for (var size : List.of(100_000, 11 * MIB)) {
            bench.relay.rule(line -> isLast(line) ? Fate.LOSE_REQUEST : line.startsWith("HEAD") ? Fate.REFUSE
                    : line.startsWith("DELETE") ? Fate.HANG_UP : Fate.PASS);
            var failure = bench.run(bench.relayed(bench.request(bench.file("file", size), "key", null))).failure();
            assertEquals(Stored.UNKNOWN, failure.stored());
            assertEquals("ConnectionLost", failure.code());
            assertTrue(failure.message().endsWith("; HEAD: HTTP 403 AccessDenied"), failure.message());
            assertEquals("65F0", failure.requestId());
        }
    }

    @Test
    void aFailedUploadWorksWhenItIsTriedAgain() throws Exception {
        var job = upload(11 * MIB, true, last(Fate.LOSE_REQUEST));
        bench.relay.rule(_ -> Fate.PASS);
        assertEquals(true, bench.queue.retry(job.id()));
        bench.queue.awaitIdle();
        var again = bench.now(job.id());
        assertEquals(JobState.DONE, again.state());
        assertNull(again.failure());
        assertEquals(11L * MIB, again.bytesSent());
        assertEquals(1, again.timeline().stream().filter(e -> e.kind() == Kind.QUEUED).count());
        assertEquals(1, bench.sandbox.callbacks().size());
    }

    @Test
    void aPartThatIsLostEndsTheUploadAndKeepsTheOthers() throws Exception {
        var job = upload(40 * MIB, true, line -> line.contains("partNumber=3") ? Fate.LOSE_ANSWER : Fate.PASS);
        assertEquals(JobState.FAILED, job.state());
        assertEquals("ConnectionLost", job.failure().code());
        assertEquals(Stored.NO, job.failure().stored());
        assertEquals(1, bench.uploadsLeftBehind().size(), "a later try goes on with it");
    }

    @Test
    void whereNothingListensTheConnectionIsRefused() throws Exception {
        bench.relay.close();
        var job = bench.run(bench.relayed(bench.request(bench.file("file", 10), "key", null)));
        assertEquals(JobState.FAILED, job.state());
        assertEquals("ConnectionRefused", job.failure().code());
        assertEquals(Stored.NO, job.failure().stored());
    }
}

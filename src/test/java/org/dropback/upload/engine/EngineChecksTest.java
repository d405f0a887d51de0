package org.dropback.upload.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.time.Duration;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.dropback.callback.BodyType;
import org.dropback.callback.CallbackProfile;
import org.dropback.callback.CallbackVariable;
import org.dropback.callback.ErrorEvidence;
import org.dropback.callback.LocalError;
import org.dropback.callback.Stored;
import org.dropback.connection.Connection;
import org.dropback.connection.SignatureVersion;
import org.dropback.oss.StoreException;
import org.dropback.store.SqliteJournal;
import org.dropback.text.Redactor;
import org.dropback.upload.FileRow;
import org.dropback.upload.HistoryFilter;
import org.dropback.upload.JobSnapshot;
import org.dropback.upload.JobState;
import org.dropback.upload.PartPlan;
import org.dropback.upload.RowTable;
import org.dropback.upload.UploadOptions;
import org.dropback.upload.UploadRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What can be known before a byte is sent: the connection is never even opened. */
@Timeout(180)
class EngineChecksTest {

    private static final Connection CONNECTION = new Connection("c", URI.create("https://oss-cn-hangzhou.aliyuncs.com"), "cn-hangzhou", "bucket", SignatureVersion.V4);

    @TempDir
    private Path folder;
    private final SqliteJournal journal = SqliteJournal.inMemory(Thread::startVirtualThread, new Redactor());
    private final EngineQueue queue = new EngineQueue(_ -> {
        throw new StoreException(new ErrorEvidence(Stored.NO, 0, "Opened", "the connection was opened", null, null), null);
    }, journal, EngineLimits.DEFAULT.withRetryFor(Duration.ZERO), Clock.fixed(Instant.parse("2026-12-31T23:30:00Z"), ZoneId.of("Asia/Shanghai")));

    @AfterEach
    void stop() {
        queue.close();
    }

    private Path file() throws IOException {
        return Files.writeString(folder.resolve("a.txt"), "abc");
    }

    private JobSnapshot run(Path file, String key, @Nullable CallbackProfile profile) throws Exception {
        var id = queue.add(List.of(new UploadRequest(file, "sub/a.txt", CONNECTION, key, profile, UploadOptions.DEFAULT))).getFirst().id();
        queue.awaitIdle();
        return queue.job(id).orElseThrow();
    }

    /** Only of holes, on a file system that lives in memory: others have no file of that size. */
    @Test
    void aFileLargerThanTheLargestObjectIsRefusedForGood() throws Exception {
        var memory = Path.of("/dev/shm");
        assumeTrue(Files.isWritable(memory), "this system has no /dev/shm");
        var file = Files.createTempFile(memory, "dropback", ".bin");
        try (var holes = new RandomAccessFile(file.toFile(), "rw")) {
            holes.setLength(PartPlan.MAX_FILE_SIZE + 1);
            assertRefused(LocalError.FILE_TOO_LARGE, run(file, "key", null));
            holes.setLength(PartPlan.MAX_FILE_SIZE);
            assertEquals("Opened", run(file, "key", null).failure().code());
        } finally {
            Files.delete(file);
        }
    }

    private static void assertRefused(LocalError error, JobSnapshot job) {
        assertEquals(JobState.FAILED, job.state());
        assertEquals(error.code(), job.failure().code(), job.failure().message());
        assertEquals(Stored.NO, job.failure().stored());
        assertFalse(job.failure().message().isBlank());
        assertEquals(0, job.bytesSent());
        assertNull(job.result());
    }

    private static CallbackProfile profile(String body, CallbackVariable... variables) {
        return new CallbackProfile("p", List.of("http://a.example/"), null, false, BodyType.FORM, body, List.of(variables), Map.of());
    }

    @Test
    void aFolderAndAVanishedFileAreRefused() throws Exception {
        assertRefused(LocalError.FILE_IS_FOLDER, run(folder, "k", null));
        assertRefused(LocalError.FILE_VANISHED, run(folder.resolve("gone"), "k", null));
        assertEquals(-1, run(folder.resolve("gone"), "k", null).size());
        run(folder.resolve("gone"), "{date:yyyy-MM-dd}/{relpath}/{md5}", null);
        assertEquals("2027-01-01/sub/a.txt/{md5}", journal.history(HistoryFilter.ALL, Long.MAX_VALUE, 1).getFirst().key(),
                "the key that it would have had, as far as that is known without it");
    }

    @Test
    void aKeyThatOssRefusesIsRefusedHere() throws Exception {
        for (var key : List.of("", "/a", "\\a", "k".repeat(1_024), "图".repeat(342))) {
            assertRefused(LocalError.KEY_INVALID, run(file(), key, null));
        }
        assertEquals("Opened", run(file(), "图".repeat(341), null).failure().code());
    }

    @Test
    void aTemplateThatCannotBeResolvedIsRefused() throws Exception {
        for (var key : List.of("{nonsense}", "{name", "{row:id}", "{env:NOT_SET_ANYWHERE_}", "{date:}", "${object}")) {
            var job = run(file(), key, null);
            assertRefused(LocalError.TEMPLATE_INVALID, job);
            assertEquals(key, job.key());
        }
        assertRefused(LocalError.TEMPLATE_INVALID, run(file(), "k", profile("a=${x:a}", CallbackVariable.fromFile("x:a", "{row:id}"))));
    }

    private JobSnapshot run(CallbackProfile profile, @Nullable FileRow row, boolean privateCallback) throws Exception {
        var request = new UploadRequest(file(), "sub/a.txt", CONNECTION, "k", profile, UploadOptions.DEFAULT, row, privateCallback);
        var id = queue.add(List.of(request)).getFirst().id();
        queue.awaitIdle();
        return queue.job(id).orElseThrow();
    }

    @Test
    void aTableWithoutALineForTheFileIsToldByName() throws Exception {
        var profile = profile("a=${x:a}", CallbackVariable.fromFile("x:a", "{row:id}"));
        var table = RowTable.parse("orders.csv", "path,id\na.txt,7\n".getBytes(StandardCharsets.UTF_8));
        assertEquals("Opened", run(profile, table.rowOf("sub/a.txt"), false).failure().code());
        var missing = run(profile, table.rowOf("sub/b.txt"), false);
        assertRefused(LocalError.ROW_MISSING, missing);
        assertTrue(missing.failure().message().contains("orders.csv"), missing.failure().message());
        assertRefused(LocalError.TEMPLATE_INVALID, run(profile("a=${x:a}", CallbackVariable.fromFile("x:a", "{row:nothing}")), table.rowOf("a.txt"), false));
    }

    @Test
    void aQuestionThatNobodyAnsweredIsRefusedThoughItSuggestsAnAnswer() throws Exception {
        var asking = profile("a=${x:a}", new CallbackVariable("x:a", "suggested", CallbackVariable.Kind.ASKED_PER_FILE));
        var job = run(asking, null, false);
        assertRefused(LocalError.VARIABLE_UNANSWERED, job);
        assertEquals("x:a", job.failure().message());
        assertEquals("Opened", run(asking.answered(Map.of("x:a", "")), null, false).failure().code());
    }

    @Test
    void anAddressThatOssCannotReachIsRefusedUnlessItIsWanted() throws Exception {
        for (var url : List.of("http://127.0.0.1:8080/", "http://localhost/", "http://192.168.1.2/cb")) {
            assertRefused(LocalError.CALLBACK_PRIVATE, run(profile("a=b").withUrls(List.of("http://a.example/", url)), null, false));
        }
        assertEquals("Opened", run(profile("a=b").withUrls(List.of("http://127.0.0.1:8080/")), null, true).failure().code());
    }

    @Test
    void aFixedVariableIsNoTemplate() throws Exception {
        assertEquals("Opened", run(file(), "k", profile("a=${x:a}", CallbackVariable.fixed("x:a", "{row:id}"))).failure().code());
    }

    @Test
    void aCallbackThatDoesNotFitItsHeaderIsRefused() throws Exception {
        assertRefused(LocalError.CALLBACK_INVALID, run(file(), "k", profile("a=" + "b".repeat(3_800))));
        assertRefused(LocalError.CALLBACK_INVALID, run(file(), "k", profile("a=b", CallbackVariable.fixed("x:a", "图".repeat(1_280)))));
        assertEquals("Opened", run(file(), "k", profile("a=" + "b".repeat(3_500))).failure().code());
    }

    @Test
    void aConnectionThatCannotBeOpenedSaysWhy() throws Exception {
        var job = run(file(), "k", null);
        assertEquals(JobState.FAILED, job.state());
        assertEquals("the connection was opened", job.failure().message());
    }

    @Test
    void aMistakeOfOursEndsTheJobAndNothingElse() throws Exception {
        try (var broken = new EngineQueue(_ -> {
            throw new IllegalStateException("a mistake of ours");
        }, SqliteJournal.inMemory(Thread::startVirtualThread, new Redactor()), EngineLimits.DEFAULT.withRetryFor(Duration.ZERO), Clock.systemUTC())) {
            var request = new UploadRequest(file(), "a.txt", CONNECTION, "k", null, UploadOptions.DEFAULT);
            broken.add(List.of(request, request));
            broken.awaitIdle();
            broken.jobs().forEach(job -> assertRefused(LocalError.INTERNAL, job));
        }
    }

    @Test
    void eachEventHasTheTimeOfTheClock() throws Exception {
        assertTrue(run(file(), "k", null).timeline().stream().allMatch(event -> event.at().equals(Instant.parse("2026-12-31T23:30:00Z"))));
    }

    @Test
    void aWaitingJobKnowsItsSizeWithoutBeingStarted() throws Exception {
        var held = new EngineQueue(_ -> {
            try {
                Thread.sleep(Long.MAX_VALUE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new IllegalStateException();
        }, SqliteJournal.inMemory(Thread::startVirtualThread, new Redactor()), new EngineLimits(1, 1, Duration.ZERO), Clock.systemUTC());
        var requests = List.of(file(), file(), folder.resolve("gone")).stream().map(file -> new UploadRequest(file, "a", CONNECTION, "k", null, UploadOptions.DEFAULT)).toList();
        var added = held.add(requests);
        assertEquals(List.of(3L, 3L, -1L), added.stream().map(JobSnapshot::size).toList());
        assertTrue(added.stream().allMatch(job -> job.state() == JobState.WAITING));
        assertEquals(3, held.job(2).orElseThrow().size());
        assertEquals(-1, held.job(3).orElseThrow().size());
        assertEquals(JobState.WAITING, held.job(2).orElseThrow().state());
    }

    @Test
    @Timeout(120)
    void aHundredThousandFilesAreAddedAtOnce() throws Exception {
        var request = new UploadRequest(folder.resolve("gone"), "gone", CONNECTION, "k", null, UploadOptions.DEFAULT);
        var added = queue.add(Collections.nCopies(100_000, request));
        assertEquals(100_000, added.size());
        assertEquals(100_000, added.getLast().id());
        await().atMost(Duration.ofSeconds(90)).until(queue::isIdle);
        assertTrue(queue.jobs().stream().allMatch(job -> job.state() == JobState.FAILED));
    }
}

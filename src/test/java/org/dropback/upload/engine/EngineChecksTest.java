package org.dropback.upload.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
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
import org.dropback.upload.JobSnapshot;
import org.dropback.upload.JobState;
import org.dropback.upload.UploadOptions;
import org.dropback.upload.UploadRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What can be known before a byte is sent: the connection is never even opened. */
@Timeout(60)
class EngineChecksTest {

    private static final Connection CONNECTION = new Connection("c", URI.create("http://127.0.0.1:1"), "r", "bucket", SignatureVersion.V4);

    @TempDir
    private Path folder;
    private final EngineQueue queue = new EngineQueue(_ -> {
        throw new StoreException(new ErrorEvidence(Stored.NO, 0, "Opened", "the connection was opened", null, null), null);
    }, SqliteJournal.inMemory(Thread::startVirtualThread), EngineLimits.DEFAULT.withRetryFor(Duration.ZERO), Clock.fixed(Instant.parse("2026-12-31T23:30:00Z"), ZoneId.of("Asia/Shanghai")));

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
        }, SqliteJournal.inMemory(Thread::startVirtualThread), EngineLimits.DEFAULT.withRetryFor(Duration.ZERO), Clock.systemUTC())) {
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
        }, SqliteJournal.inMemory(Thread::startVirtualThread), new EngineLimits(1, 1, Duration.ZERO), Clock.systemUTC());
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
        var start = System.nanoTime();
        var added = queue.add(Collections.nCopies(100_000, request));
        var millis = (System.nanoTime() - start) / 1_000_000;
        assertEquals(100_000, added.size());
        assertEquals(100_000, added.getLast().id());
        assertTrue(millis < 15_000, millis + " ms");
        await().atMost(Duration.ofSeconds(90)).until(queue::isIdle);
        assertTrue(queue.jobs().stream().allMatch(job -> job.state() == JobState.FAILED));
    }
}

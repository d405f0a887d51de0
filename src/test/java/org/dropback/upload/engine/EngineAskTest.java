package org.dropback.upload.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.dropback.store.SqliteJournal;
import org.dropback.text.Redactor;
import org.dropback.upload.IfExists;
import org.dropback.upload.JobState;
import org.dropback.upload.TimelineEvent.Kind;
import org.dropback.upload.UploadOptions;
import org.dropback.upload.UploadRequest;
import org.dropback.upload.engine.Relay.Fate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@link IfExists#ASK}: whose object is there waits for one answer for all, and nobody else waits. */
@Timeout(120)
class EngineAskTest extends OnBench {

    private static final UploadOptions ASK = new UploadOptions(null, 5 * Bench.MIB, null, IfExists.ASK);

    @BeforeEach
    void start() throws Exception {
        for (var key : List.of("a", "b", "large")) {
            bench.run(bench.request(bench.file("old", 10), key, null));
        }
        bench.queue.removeEnded();
    }

    private UploadRequest request(UploadOptions batch, String key, int size) throws Exception {
        return bench.request(bench.file("new/" + key, size), key, null).with(batch);
    }

    private JobState run(UploadOptions batch, String key, int size) throws Exception {
        return bench.run(request(batch, key, size)).state();
    }

    @Test
    void whatIsThereWaitsForAnAnswerAndNothingElseDoes() throws Exception {
        var batch = ASK.forBatch();
        var jobs = bench.queue.add(List.of(request(batch, "a", 20), request(batch, "b", 20), request(batch, "large", 11 * Bench.MIB), request(batch, "free", 20)));
        bench.queue.awaitIdle();
        assertEquals(Map.of(JobState.ASKING, 3L, JobState.DONE, 1L), bench.queue.counts());
        assertEquals("a", bench.now(jobs.getFirst().id()).key());
        assertArrayEquals(Bench.random(10), bench.stored("a"), "nothing is overwritten meanwhile");

        bench.queue.answer(IfExists.OVERWRITE);
        bench.queue.awaitIdle();

        assertEquals(Map.of(JobState.DONE, 4L), bench.queue.counts());
        assertArrayEquals(Bench.random(20), bench.stored("a"));
        assertArrayEquals(Bench.random(11 * Bench.MIB), bench.stored("large"));
        assertEquals(List.of(Kind.QUEUED, Kind.STARTED, Kind.ASKED, Kind.RESUMED), bench.now(jobs.getFirst().id()).timeline().stream().map(event -> event.kind()).limit(4).toList());
    }

    @Test
    void anAnswerCountsForLaterFilesOfTheBatchAndForNoOtherBatch() throws Exception {
        var batch = ASK.forBatch();
        assertEquals(JobState.ASKING, run(batch, "a", 20));
        bench.queue.answer(IfExists.RENAME);
        bench.queue.awaitIdle();
        assertArrayEquals(Bench.random(20), bench.stored("a (2)"));
        assertEquals(JobState.DONE, run(batch, "b", 21));
        assertArrayEquals(Bench.random(21), bench.stored("b (2)"));
        assertEquals(JobState.ASKING, run(ASK.forBatch(), "b", 22));
    }

    @Test
    void eachAnswerDoesWhatItSays() throws Exception {
        assertEquals(JobState.ASKING, run(ASK.forBatch(), "a", 10));
        assertEquals(JobState.ASKING, run(ASK.forBatch(), "b", 11));
        bench.queue.answer(IfExists.SKIP);
        bench.queue.awaitIdle();
        assertEquals(Map.of(JobState.SKIPPED, 1L, JobState.DONE, 1L), bench.queue.counts());
        bench.queue.removeEnded();
        assertEquals(JobState.ASKING, run(ASK.forBatch(), "a", 12));
        bench.queue.answer(IfExists.FAIL);
        bench.queue.awaitIdle();
        var failure = bench.queue.jobs().getFirst().failure();
        assertEquals("FileAlreadyExists", failure.code());
        assertEquals(0, failure.httpStatus(), "OSS was not asked to store it, so it refused nothing");
        assertTrue(failure.message().startsWith("HEAD found an object of 10 bytes"), failure.message());
        assertThrows(IllegalArgumentException.class, () -> bench.queue.answer(IfExists.ASK));
    }

    @Test
    void itAsksAgainAfterARestartAndKeepsWhatWasAnswered() throws Exception {
        var batch = ASK.forBatch();
        assertEquals(JobState.ASKING, run(batch, "a", 20));
        bench.queue.close();
        bench.journal.close();
        try (var journal = SqliteJournal.open(folder.resolve("journal.db"), folder.resolve("owners"), Thread::startVirtualThread, new Redactor());
             var queue = new EngineQueue(_ -> bench.store, journal, EngineLimits.DEFAULT, Clock.systemUTC())) {
            assertEquals(0, queue.recover(), "nothing is paused");
            assertEquals(Map.of(JobState.ASKING, 1L), queue.counts());
            queue.pauseAll();
            queue.resumeAll();
            assertEquals(Map.of(JobState.ASKING, 1L), queue.counts());
            queue.answer(IfExists.OVERWRITE);
            queue.awaitIdle();
            assertEquals(IfExists.OVERWRITE, queue.jobs().getFirst().request().options().ifExists(), "as it is recorded");
        }
        assertArrayEquals(Bench.random(20), bench.stored("a"));
    }

    @Test
    void whatAsksCanBeCancelledAndTakenAway() throws Exception {
        var ids = bench.queue.add(List.of(request(ASK, "a", 20), request(ASK, "b", 20))).stream().map(job -> job.id()).toList();
        bench.queue.awaitIdle();
        bench.queue.cancel(ids.getFirst());
        assertEquals(JobState.CANCELLED, bench.now(ids.getFirst()).state());
        assertEquals(true, bench.queue.remove(ids));
        assertEquals(Map.of(), bench.queue.counts());
    }

    /** The objects come between the look and the upload: OSS refuses, and they are asked about all the same. */
    @Test
    void anObjectThatComesMeanwhileIsAskedAboutToo() throws Exception {
        bench.relay.rule(line -> line.startsWith("HEAD") ? Fate.PASS : Fate.HOLD_BODY);
        var late = List.of(bench.start(bench.relayed(request(ASK, "late", 20))), bench.start(bench.relayed(request(ASK, "late-large", 11 * Bench.MIB))));
        await().until(() -> late.stream().allMatch(id -> bench.now(id).state() == JobState.UPLOADING && bench.now(id).method() != null));
        // Written once: who reads it must not see it change.
        var other = bench.file("other", 5);
        var others = List.of(bench.start(bench.request(other, "late", null)), bench.start(bench.request(other, "late-large", null)));
        await().until(() -> others.stream().allMatch(id -> bench.now(id).state() == JobState.DONE));
        bench.relay.openAll();
        bench.queue.awaitIdle();
        assertEquals(List.of(JobState.ASKING, JobState.ASKING), late.stream().map(id -> bench.now(id).state()).toList());
        assertArrayEquals(Bench.random(5), bench.stored("late"));
        assertArrayEquals(Bench.random(5), bench.stored("late-large"));
        assertEquals(List.of(), bench.uploadsLeftBehind());
    }
}

package org.dropback.upload.engine;

import static org.awaitility.Awaitility.await;
import static org.dropback.upload.engine.Bench.MIB;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.dropback.callback.Stored;
import org.dropback.store.SqliteJournal;
import org.dropback.text.Redactor;
import org.dropback.upload.JobSnapshot;
import org.dropback.upload.JobState;
import org.dropback.upload.TimelineEvent.Kind;
import org.dropback.upload.UploadRequest;
import org.dropback.upload.engine.Relay.Fate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a multipart upload has at OSS outlives every failure but a file that is another one: a retry goes on with it. */
@Timeout(180)
class EngineKeptPartsTest extends OnBench {

    private static final int PARTS = 4;

    private Path file;
    private final AtomicInteger sent = new AtomicInteger();

    EngineKeptPartsTest() {
        super(new EngineLimits(1, 1, Duration.ZERO));
    }

    @BeforeEach
    void start() throws Exception {
        file = bench.file("file", PARTS * 5 * MIB);
    }

    private UploadRequest request() {
        return bench.relayed(bench.request(file, "key", null));
    }

    /** Counts the parts, and does this to all after the second. */
    private void afterTwoParts(Fate fate) {
        bench.relay.rule(line -> line.contains("partNumber") && sent.incrementAndGet() > 2 ? fate : Fate.PASS);
    }

    private void goesOn(long id) throws Exception {
        int before = sent.get();
        bench.relay.rule(line -> {
            sent.addAndGet(line.contains("partNumber") ? 1 : 0);
            return Fate.PASS;
        });
        assertTrue(bench.queue.retry(id));
        bench.queue.awaitIdle();
        var job = bench.now(id);
        assertEquals(JobState.DONE, job.state(), String.valueOf(job.failure()));
        assertEquals(PARTS - 2, sent.get() - before, "the first two were there");
        assertFalse(job.timeline().stream().anyMatch(event -> event.kind() == Kind.RESTARTED));
        assertArrayEquals(Bench.random(PARTS * 5 * MIB), bench.stored("key"));
    }

    @Test
    void aDriveThatVanishesAndComesBackCostsNoPart() throws Exception {
        afterTwoParts(Fate.HOLD_BODY);
        long id = bench.start(request());
        bench.relay.awaitHeld();
        var elsewhere = Files.move(file, folder.resolve("unplugged"));
        bench.relay.openAll();
        bench.queue.awaitIdle();
        assertEquals("FileVanished", bench.now(id).failure().code());
        assertEquals(1, bench.uploadsLeftBehind().size(), "a retry goes on with it");
        Files.move(elsewhere, file);
        goesOn(id);
    }

    @Test
    void whoMayNotSendOrListTheTimeBeingKeepsWhatIsThere() throws Exception {
        afterTwoParts(Fate.REFUSE);
        long id = bench.start(request());
        bench.queue.awaitIdle();
        assertEquals(403, bench.now(id).failure().httpStatus());
        assertEquals(1, bench.uploadsLeftBehind().size());
        bench.relay.rule(line -> line.startsWith("GET") && line.contains("uploadId") ? Fate.REFUSE : Fate.PASS);
        assertTrue(bench.queue.retry(id));
        bench.queue.awaitIdle();
        assertEquals(403, bench.now(id).failure().httpStatus());
        assertEquals(1, bench.uploadsLeftBehind().size());
        goesOn(id);
    }

    @Test
    void aCancelWhileOssBeginsLeavesNothingBehind() throws Exception {
        bench.relay.rule(line -> line.startsWith("POST") && line.contains("uploads") ? Fate.HOLD_ANSWER : Fate.PASS);
        long id = bench.start(request());
        bench.relay.awaitHeld();
        bench.queue.cancel(id);
        bench.relay.openAll();
        bench.queue.awaitIdle();
        assertEquals(JobState.CANCELLED, bench.now(id).state());
        assertEquals(List.of(), bench.uploadsLeftBehind());
    }

    @Test
    void howFarItHadComeIsShownBeforeItGoesOnAndWhileOssIsAsked() throws Exception {
        afterTwoParts(Fate.HOLD_BODY);
        long id = bench.start(request());
        bench.relay.awaitHeld();
        // Reading writes what waits: so a kill leaves it.
        bench.journal.find(id);
        var killed = Files.createDirectory(folder.resolve("killed"));
        for (var name : List.of("journal.db", "journal.db-wal")) {
            Files.copy(folder.resolve(name), killed.resolve(name));
        }
        bench.queue.close();
        bench.relay.rule(line -> line.startsWith("GET") && line.contains("uploadId") ? Fate.HOLD_ANSWER : Fate.PASS);
        try (var store = bench.open(bench.relayed(), bench.sandbox.accessKeySecret());
             var journal = SqliteJournal.open(killed.resolve("journal.db"), killed.resolve("owners"), Thread::startVirtualThread, new Redactor());
             var queue = new EngineQueue(_ -> store, journal, EngineLimits.DEFAULT, Clock.systemUTC())) {
            queue.recover();
            assertTwoParts(queue.find(List.of(id)).getFirst());
            queue.resumeAll();
            bench.relay.awaitHeld();
            assertTwoParts(queue.job(id).orElseThrow());
            bench.relay.openAll();
            queue.awaitIdle();
            assertEquals(JobState.DONE, queue.job(id).orElseThrow().state());
            assertEquals(2 * 5 * MIB, queue.job(id).orElseThrow().bytesSent(), "of this run");
        }
    }

    private static void assertTwoParts(JobSnapshot job) {
        assertEquals("2 of 4 parts, 10485760 bytes there, 0 sent",
                job.partsDone() + " of " + job.partsTotal() + " parts, " + job.bytesThere() + " bytes there, " + job.bytesSent() + " sent", job.state().name());
    }

    @Test
    void whoTakesAFailedUploadAwayHasItsPartsDeleted() throws Exception {
        afterTwoParts(Fate.REFUSE);
        long id = bench.start(request());
        bench.queue.awaitIdle();
        assertEquals(1, bench.uploadsLeftBehind().size());
        bench.queue.cancel(id);
        assertEquals(JobState.FAILED, bench.now(id).state());
        assertTrue(bench.queue.remove(id));
        await().until(() -> bench.uploadsLeftBehind().isEmpty());
        await().until(() -> bench.journal.begun().isEmpty());
    }

    @Test
    void whereNobodyAnswersWhichPartsAreThereNothingIsStored() throws Exception {
        afterTwoParts(Fate.HANG_UP);
        long id = bench.start(request());
        bench.queue.awaitIdle();
        bench.relay.rule(_ -> Fate.HANG_UP);
        assertTrue(bench.queue.retry(id));
        bench.queue.awaitIdle();
        var failure = bench.now(id).failure();
        assertEquals(JobState.FAILED, bench.now(id).state());
        assertEquals(Stored.NO, failure.stored(), failure.toString());
    }
}

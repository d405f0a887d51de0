package org.dropback.upload.engine;

import static org.awaitility.Awaitility.await;
import static org.dropback.upload.engine.Bench.MIB;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.RandomAccessFile;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.dropback.callback.Stored;
import org.dropback.connection.CredentialsException;
import org.dropback.connection.CredentialsSource;
import org.dropback.oss.ObjectHead;
import org.dropback.oss.ObjectStore;
import org.dropback.oss.aliyun.AliyunObjectStore;
import org.dropback.upload.IfExists;
import org.dropback.upload.JobSnapshot;
import org.dropback.upload.JobState;
import org.dropback.upload.Journal;
import org.dropback.upload.TimelineEvent.Kind;
import org.dropback.upload.UploadMethod;
import org.dropback.upload.UploadOptions;
import org.dropback.upload.UploadRequest;
import org.dropback.upload.engine.Relay.Fate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(180)
class EngineCancelTest extends OnBench {

    /** Less than the 50 seconds after which the line itself would be given up. */
    private static final Duration PATIENCE = Duration.ofSeconds(35);

    EngineCancelTest() {
        super(new EngineLimits(1, 4, Duration.ZERO));
    }

    private UploadRequest large() throws Exception {
        return bench.relayed(bench.request(bench.file("large", 64 * MIB), "key", bench.profile("/callback")));
    }

    private JobSnapshot ended(long id) throws InterruptedException {
        bench.queue.awaitIdle();
        return bench.now(id);
    }

    private void assertCancelled(JobSnapshot job, Stored stored) {
        assertEquals(JobState.CANCELLED, job.state());
        assertEquals("Cancelled", job.failure().code());
        assertEquals(stored, job.failure().stored());
        assertEquals(Kind.CANCELLED, job.timeline().getLast().kind());
    }

    @Test
    void aCancelInTheMiddleOfAMultipartUploadLeavesNoParts() throws Exception {
        bench.relay.rule(line -> line.contains("partNumber=6&") || line.contains("partNumber=6 ") ? Fate.HOLD_BODY : Fate.PASS);
        var id = bench.start(large());
        bench.relay.awaitHeld();
        await().until(() -> bench.now(id).partsDone() >= 5);
        assertEquals(1, bench.uploadsLeftBehind().size());
        bench.queue.cancel(id);
        var job = ended(id);
        assertCancelled(job, Stored.NO);
        assertEquals(List.of(), bench.uploadsLeftBehind());
        assertTrue(job.timeline().stream().anyMatch(event -> event.kind() == Kind.ABORTED));
        assertFalse(bench.isStored("key"));
        assertTrue(bench.sandbox.callbacks().isEmpty());
    }

    @Test
    void aCancelNeedNotWaitForTheFirstAnswer() throws Exception {
        bench.relay.rule(line -> line.contains("?uploads") ? Fate.HOLD_ANSWER : Fate.PASS);
        var id = bench.start(large());
        bench.relay.awaitHeld();
        bench.queue.cancel(id);
        assertCancelled(ended(id), Stored.NO);
        assertFalse(bench.isStored("key"));
    }

    /** Else it would last until the server of keys is given up. */
    @ParameterizedTest
    @ValueSource(ints = {1, 64 * MIB})
    void aCancelNeedNotWaitForKeys(int size) throws Exception {
        var asked = new CountDownLatch(1);
        CredentialsSource silent = () -> {
            asked.countDown();
            try {
                new CountDownLatch(1).await();
                throw new AssertionError();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CredentialsException("interrupted", true, e);
            }
        };
        try (var store = AliyunObjectStore.open(bench.connection(), silent); var queue = bench.another(_ -> store, bench.journal, EngineLimits.DEFAULT)) {
            var id = queue.add(List.of(bench.request(bench.file("file", size), "key", null))).getFirst().id();
            assertTrue(asked.await(60, TimeUnit.SECONDS));
            queue.cancel(id);
            await().until(() -> queue.job(id).orElseThrow().state() == JobState.CANCELLED);
            assertCancelled(queue.job(id).orElseThrow(), Stored.NO);
        }
    }

    @Test
    void aCancelInTheMiddleOfAPutStoresNothing() throws Exception {
        bench.relay.rule(line -> line.startsWith("PUT") ? Fate.HOLD_BODY : Fate.PASS);
        var large = large();
        var id = bench.start(new UploadRequest(large.file(), "large", large.connection(), "key", large.profile(), new UploadOptions(UploadMethod.PUT, MIB)));
        bench.relay.awaitHeld();
        await().until(() -> bench.now(id).bytesSent() > 0);
        bench.queue.cancel(id);
        assertCancelled(ended(id), Stored.NO);
        assertFalse(bench.isStored("key"));
    }

    @Test
    void aCancelWhileOssCallsBackIsSettledByHead() throws Exception {
        for (var size : List.of(1_000, 11 * MIB)) {
            bench.relay.rule(line -> line.startsWith("PUT") && !line.contains("partNumber") || line.contains("?uploadId") ? Fate.HOLD_ANSWER : Fate.PASS);
            var id = bench.start(bench.relayed(bench.request(bench.file("file", size), "key" + size, bench.profile("/callback"))));
            bench.relay.awaitHeld();
            await().until(() -> bench.now(id).state() == JobState.CALLING_BACK);
            bench.queue.cancel(id);
            var job = ended(id);
            assertEquals(JobState.CALLBACK_UNKNOWN, job.state());
            assertEquals(Stored.YES, job.failure().stored());
            assertEquals("Cancelled", job.failure().code());
            assertArrayEquals(Bench.random(size), bench.stored("key" + size));
            assertFalse(bench.queue.retry(id));
        }
    }

    @Test
    void aWaitingJobIsCancelledAtOnceAndNeverSent() throws Exception {
        bench.relay.rule(_ -> Fate.HOLD_ANSWER);
        var running = bench.start(bench.relayed(bench.request(bench.file("first", 10), "first", null)));
        var waiting = bench.start(bench.relayed(bench.request(bench.file("second", 10), "second", null)));
        bench.relay.awaitHeld();
        bench.queue.cancel(waiting);
        assertCancelled(bench.now(waiting), Stored.NO);
        assertFalse(bench.queue.isIdle());
        bench.relay.openAll();
        assertEquals(JobState.DONE, ended(running).state());
        assertFalse(bench.isStored("second"));
    }

    @Test
    void aCancelledJobCanBeTriedAgain() throws Exception {
        bench.relay.rule(line -> line.contains("partNumber") ? Fate.HOLD_BODY : Fate.PASS);
        var id = bench.start(large());
        bench.relay.awaitHeld();
        bench.queue.cancel(id);
        ended(id);
        bench.relay.rule(_ -> Fate.PASS);
        assertTrue(bench.queue.retry(id));
        assertEquals(JobState.DONE, ended(id).state());
        assertFalse(bench.queue.retry(id));
        assertArrayEquals(Bench.random(64 * MIB), bench.stored("key"));
    }

    @Test
    void cancellingWhatIsFinishedChangesNothing() throws Exception {
        var job = bench.run(bench.request(bench.file("a", 1), "a", null));
        bench.queue.cancel(job.id());
        bench.queue.cancel(4711);
        assertEquals(job, bench.now(job.id()));
    }

    @Test
    void finishedAndWaitingJobsCanBeRemovedRunningOnesCannot() throws Exception {
        bench.relay.rule(_ -> Fate.HOLD_ANSWER);
        var running = bench.start(bench.relayed(bench.request(bench.file("a", 1), "a", null)));
        var waiting = bench.start(bench.relayed(bench.request(bench.file("b", 1), "b", null)));
        bench.relay.awaitHeld();
        assertFalse(bench.queue.remove(running));
        assertTrue(bench.queue.remove(waiting));
        assertFalse(bench.queue.remove(waiting));
        bench.relay.openAll();
        ended(running);
        assertTrue(bench.queue.remove(running));
        assertTrue(bench.queue.jobs().isEmpty());
        assertTrue(bench.queue.drainChanged().isEmpty());
        assertFalse(bench.isStored("b"));
    }

    @Test
    void closingLetsAllRestAndTakesNothingMore() throws Exception {
        bench.relay.rule(line -> line.contains("partNumber") ? Fate.HOLD_BODY : Fate.PASS);
        var id = bench.start(large());
        var waiting = bench.queue.add(IntStream.range(0, 1_000).mapToObj(number -> bench.request(folder.resolve("w" + number), "w", null)).toList());
        bench.relay.awaitHeld();
        var start = System.nanoTime();
        bench.queue.close();
        assertTrue(System.nanoTime() - start < PATIENCE.toNanos());
        assertEquals(JobState.PAUSED, bench.now(id).state());
        assertEquals(1, bench.uploadsLeftBehind().size(), "it can go on");
        assertTrue(waiting.stream().allMatch(job -> bench.now(job.id()).state() == JobState.WAITING));
        assertThrows(RejectedExecutionException.class, () -> bench.start(bench.request(folder.resolve("late"), "late", null)));
        assertThrows(RejectedExecutionException.class, () -> bench.queue.retry(id));
        bench.queue.close();
    }

    @Test
    void closingDoesNotWaitForAServerThatIsSilent() throws Exception {
        bench.relay.rule(_ -> Fate.HOLD_ANSWER);
        var id = bench.start(bench.relayed(bench.request(bench.file("a", 1), "a", bench.profile("/callback"))));
        bench.relay.awaitHeld();
        var start = System.nanoTime();
        bench.queue.close();
        var second = System.nanoTime();
        bench.queue.close();
        assertTrue(second - start < PATIENCE.toNanos());
        assertTrue(System.nanoTime() - second < (second - start) / 2, "the second one takes no time of its own");
        assertFalse(bench.now(id).state().isFinished());
        assertTrue(bench.journal.find(id).orElseThrow().checkpoint().mayBeStored(), "HEAD is asked when it goes on");
    }

    /** OSS takes parts, then says nothing more. */
    @Test
    void aCancelOnASilentLineDoesNotWaitForTheAbort() throws Exception {
        bench.relay.rule(line -> line.contains("partNumber") || line.startsWith("DELETE") ? Fate.HOLD_ANSWER : Fate.PASS);
        var id = bench.start(large());
        bench.relay.awaitHeld();
        bench.queue.cancel(id);
        await().atMost(PATIENCE).until(() -> bench.now(id).state().isFinished());
        assertCancelled(bench.now(id), Stored.NO);
    }

    @Test
    void aCancelOnASilentLineDoesNotWaitForHead() throws Exception {
        bench.relay.rule(_ -> Fate.HOLD_ANSWER);
        var id = bench.start(bench.relayed(bench.request(bench.file("a", 1), "a", bench.profile("/callback"))));
        bench.relay.awaitHeld();
        await().until(() -> bench.now(id).state() == JobState.CALLING_BACK);
        bench.queue.cancel(id);
        await().atMost(PATIENCE).until(() -> bench.now(id).state().isFinished());
        assertCancelled(bench.now(id), Stored.UNKNOWN);
    }

    @Test
    void whoIsBusyWithALargeObjectThatIsThereCanBeCancelled() throws Exception {
        var file = folder.resolve("sparse");
        long size = 400L << 30;
        try (var raf = new RandomAccessFile(file.toFile(), "rw")) {
            raf.setLength(size);
        }
        var asked = new CountDownLatch(1);
        var store = (ObjectStore) Proxy.newProxyInstance(Journal.class.getClassLoader(), new Class<?>[] {ObjectStore.class},
                (_, method, _) -> {
                    asked.countDown();
                    return method.getName().equals("head") ? new ObjectHead(size, "E", "1", null, Instant.EPOCH, "R", Map.of()) : null;
                });
        try (var queue = bench.another(_ -> store, bench.journal, new EngineLimits(1, 1, Duration.ZERO))) {
            long id = queue.add(List.of(bench.request(file, "sparse", null).with(new UploadOptions(null, 5 * MIB, null, IfExists.SKIP)))).getFirst().id();
            asked.await();
            queue.cancel(List.of(id));
            await().until(() -> queue.job(id).orElseThrow().state() == JobState.CANCELLED);
        }
    }
}

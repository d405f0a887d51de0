package org.dropback.upload.engine;

import static org.awaitility.Awaitility.await;
import static org.dropback.upload.engine.Bench.MIB;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.dropback.callback.Stored;
import org.dropback.upload.JobSnapshot;
import org.dropback.upload.JobState;
import org.dropback.upload.UploadMethod;
import org.dropback.upload.UploadOptions;
import org.dropback.upload.UploadRequest;
import org.junit.jupiter.api.Test;

class EngineBatchTest extends OnBench {

    @Test
    void aRunningJobIsReportedEachTimeWithItsSpeed() throws Exception {
        bench.relay.rule(line -> line.contains("partNumber=7") ? Relay.Fate.HOLD_BODY : Relay.Fate.PASS);
        var id = bench.start(bench.relayed(bench.request(bench.file("a", 40 * MIB), "a", null)));
        bench.relay.awaitHeld();
        await().until(() -> bench.queue.drainChanged().stream().anyMatch(job -> job.bytesPerSecond() > 0));
        var millis = bench.queue.drainChanged().iterator().next().millis();
        await().until(() -> bench.queue.drainChanged().iterator().next().millis() > millis);
        bench.relay.openAll();
        bench.queue.awaitIdle();
        assertEquals(0, bench.now(id).bytesPerSecond());
    }

    @Test
    void whyTheLastTryFailedIsToldUntilTheNextOneMovesBytes() throws Exception {
        restart(EngineLimits.DEFAULT);
        var tries = new AtomicInteger();
        bench.relay.rule(line -> !line.startsWith("PUT") ? Relay.Fate.PASS : tries.incrementAndGet() == 1 ? Relay.Fate.LOSE_REQUEST : Relay.Fate.HOLD_BODY);
        var request = bench.request(bench.file("a", 10 * MIB), "a", null).with(new UploadOptions(UploadMethod.PUT, MIB));
        var id = bench.start(bench.relayed(request));
        bench.relay.awaitHeld();
        await().until(() -> bench.now(id).bytesPerSecond() == 0 && bench.now(id).retry() != null);
        bench.queue.limit(MIB);
        bench.relay.openAll();
        await().until(() -> bench.now(id).bytesPerSecond() > 0 && bench.now(id).retry() == null);
        bench.queue.limit(0);
        bench.queue.awaitIdle();
        assertEquals(JobState.DONE, bench.now(id).state());
    }

    @Test
    void everyNameArrivesAsExactlyThatKey() throws Exception {
        var names = List.of("two words.txt", "it's \"quoted\".txt", "😀 emoji.txt", "中文 文件.txt", "100%.txt", "%41.txt", "a+b.txt", "a#b.txt", "a?b=c&d.txt",
                "semi;colon.txt", "back\\slash.txt", "<xml>&amp;.txt", "tilde~.txt", " leading.txt", "trailing ", "..dots..", "é e\u0301.txt");
        var requests = new ArrayList<UploadRequest>();
        for (var name : names) {
            requests.add(bench.request(bench.file("names/" + name, name.getBytes()), "k/{name}", bench.profile("/callback")));
        }
        bench.queue.add(requests);
        bench.queue.awaitIdle();
        for (var job : bench.queue.jobs()) {
            assertEquals(JobState.DONE, job.state(), job.key() + " " + job.failure());
        }
        for (var name : names) {
            assertArrayEquals(name.getBytes(), bench.stored("k/" + name), name);
        }
        assertEquals(names.size(), bench.sandbox.callbacks().size());
    }

    @Test
    void oneVanishedFileOfTwentyFailsAlone() throws Exception {
        var requests = new ArrayList<UploadRequest>();
        for (var number = 0; number < 20; number++) {
            requests.add(bench.request(bench.file("batch/" + number, 1_000 + number), "batch/{name}", bench.profile("/callback")));
        }
        Files.delete(folder.resolve("batch/7"));
        bench.queue.add(requests);
        bench.queue.awaitIdle();
        var jobs = bench.queue.jobs();
        assertEquals(19, jobs.stream().filter(job -> job.state() == JobState.DONE).count());
        assertEquals(JobState.FAILED, jobs.get(7).state());
        assertEquals("FileVanished", jobs.get(7).failure().code());
        assertEquals(Stored.NO, jobs.get(7).failure().stored());
        bench.file("batch/7", 5);
        assertTrue(bench.queue.retry(jobs.get(7).id()));
        bench.queue.awaitIdle();
        assertEquals(JobState.DONE, bench.now(jobs.get(7).id()).state());
    }

    @Test
    void twoThousandSmallFilesAllArriveAndTheEndOfEachIsReportedOnce() throws Exception {
        var requests = new ArrayList<UploadRequest>();
        for (var number = 0; number < 2_000; number++) {
            requests.add(bench.request(bench.file("many/" + number, number % 100), "many/{name}", null));
        }
        bench.queue.add(requests);
        var finished = new HashSet<Long>();
        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1)).until(() -> {
            var drained = bench.queue.drainChanged();
            assertEquals(drained.size(), drained.stream().map(JobSnapshot::id).distinct().count());
            assertTrue(drained.stream().noneMatch(job -> job.state() == JobState.FAILED), drained::toString);
            drained.stream().filter(job -> job.state() == JobState.DONE).forEach(job -> assertTrue(finished.add(job.id()), job::toString));
            return finished.size() == 2_000;
        });
        assertTrue(bench.queue.isIdle());
        assertTrue(bench.queue.drainChanged().isEmpty());
        assertArrayEquals(Bench.random(99), bench.stored("many/1999"));
        assertEquals(IntStream.rangeClosed(1, 2_000).boxed().toList(), bench.queue.jobs().stream().map(job -> (int) job.id()).toList());
    }
}

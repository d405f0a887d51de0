package org.dropback.upload.engine;

import static org.awaitility.Awaitility.await;
import static org.dropback.upload.engine.Bench.MIB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;
import org.dropback.sandbox.fault.FaultRule;
import org.dropback.upload.JobFilter;
import org.dropback.upload.JobSnapshot;
import org.dropback.upload.JobState;
import org.dropback.upload.TimelineEvent;
import org.dropback.upload.UploadRequest;
import org.junit.jupiter.api.Test;

/** Large files and small ones on one line, as many at once as the engine thinks fit. */
class EngineLanesTest extends OnBench {

    private static final int LARGE = 12 * MIB;

    @Test
    void smallFilesBehindManyLargeOnesEndWhileEveryLargeOneStillRuns() throws Exception {
        bench.queue.limit(MIB);
        var large = bench.queue.add(large(12)).stream().map(JobSnapshot::id).toList();
        await().until(() -> bench.queue.counts().getOrDefault(JobState.UPLOADING, 0L) >= 6);
        var small = bench.queue.add(small(20)).stream().map(JobSnapshot::id).toList();
        await().atMost(Duration.ofMinutes(2)).until(() -> small.stream().allMatch(id -> bench.now(id).state() == JobState.DONE));
        assertTrue(large.stream().noneMatch(id -> bench.now(id).state().isFinished()));
        bench.queue.limit(0);
        bench.queue.awaitIdle();
        assertEquals(32, bench.queue.count(new JobFilter(EnumSet.of(JobState.DONE), "")));
    }

    @Test
    void aSmallFileBehindMoreLargeOnesThanAreReadAheadFindsALane() throws Exception {
        bench.relay.rule(line -> line.contains("partNumber") ? Relay.Fate.HOLD_BODY : Relay.Fate.PASS);
        var file = bench.file("large", LARGE);
        bench.queue.add(IntStream.range(0, 150).mapToObj(n -> bench.relayed(bench.request(file, "large" + n, null))).toList());
        long small = bench.start(bench.request(bench.file("small", 10), "small", null));
        bench.relay.awaitHeld();
        await().until(() -> bench.now(small).state() == JobState.DONE);
    }

    @Test
    void allSmallFilesBehindThemDo() throws Exception {
        bench.relay.rule(line -> line.contains("partNumber") ? Relay.Fate.HOLD_BODY : Relay.Fate.PASS);
        var file = bench.file("large", LARGE);
        bench.queue.add(IntStream.range(0, 80).mapToObj(n -> bench.relayed(bench.request(file, "large" + n, null))).toList());
        bench.relay.awaitHeld();
        // One more than are read ahead behind the large ones, and fewer than are asked for.
        var small = bench.queue.add(small(65)).stream().map(JobSnapshot::id).toList();
        await().until(() -> small.stream().allMatch(id -> bench.now(id).state() == JobState.DONE));
    }

    @Test
    void aBandwidthLimitHoldsForAllThatRunTogether() throws Exception {
        // What the bucket holds at first goes out at once: a fifth of a second's worth.
        long rate = 4 * MIB;
        bench.queue.limit(rate);
        var begun = System.nanoTime();
        bench.queue.add(List.of(bench.request(bench.file("large", LARGE), "large", null), bench.request(bench.file("put", 4 * MIB), "put", null)));
        bench.queue.awaitIdle();
        double seconds = (System.nanoTime() - begun) / 1e9;
        double least = (LARGE + 4 * MIB) / (double) rate - 0.2;
        assertTrue(seconds >= least * 0.85, seconds + " s instead of " + least);
        assertFalse(bench.queue.jobs().stream().anyMatch(job -> job.state() != JobState.DONE));
    }

    @Test
    void whatOssHoldsBackIsToldAndFewerFilesGoOutAtOnce() throws Exception {
        bench.sandbox.addFault(FaultRule.parse("throttle=20ms key=held"));
        var put = bench.run(bench.request(bench.file("put", 1000), "held", null));
        bench.sandbox.useFaults(List.of());
        assertEquals(JobState.DONE, put.state());
        assertEquals("20 ms", put.timeline().stream().filter(event -> event.kind() == TimelineEvent.Kind.HELD_BACK).findFirst().orElseThrow().detail());
        bench.queue.limit(1000);
        bench.queue.add(small(20));
        await().during(Duration.ofMillis(500)).until(() -> bench.queue.counts().getOrDefault(JobState.UPLOADING, 0L) == 4);
        bench.queue.limit(0);
        bench.queue.awaitIdle();
        bench.sandbox.addFault(FaultRule.parse("throttle=20ms op=UploadPart"));
        var parts = bench.run(bench.request(bench.file("parts", LARGE), "parts", null));
        assertEquals(1, parts.timeline().stream().filter(event -> event.kind() == TimelineEvent.Kind.HELD_BACK).count());
    }

    @Test
    void pausingAllFreesWhoWaitsForALane() throws Exception {
        bench.queue.limit(MIB);
        bench.queue.add(large(6));
        await().until(() -> bench.queue.counts().getOrDefault(JobState.UPLOADING, 0L) == 6);
        bench.queue.pauseAll();
        await().until(() -> bench.queue.counts().getOrDefault(JobState.PAUSED, 0L) == 6);
        bench.queue.limit(0);
        bench.queue.resumeAll();
        bench.queue.awaitIdle();
        assertEquals(6, bench.queue.counts().get(JobState.DONE));
    }

    private List<UploadRequest> large(int count) throws Exception {
        var requests = new ArrayList<UploadRequest>();
        for (int i = 0; i < count; i++) {
            requests.add(bench.request(bench.file("large/" + i, LARGE + i), "large/{name}", null));
        }
        return requests;
    }

    private List<UploadRequest> small(int count) throws Exception {
        var requests = new ArrayList<UploadRequest>();
        for (int i = 0; i < count; i++) {
            requests.add(bench.request(bench.file("small/" + i, 1000 + i), "small/{name}", null));
        }
        return requests;
    }
}

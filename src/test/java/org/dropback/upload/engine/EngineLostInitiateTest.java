package org.dropback.upload.engine;

import static org.dropback.upload.engine.Bench.MIB;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.dropback.upload.JobState;
import org.dropback.upload.engine.OngoingUploads.Ongoing;
import org.dropback.upload.engine.Relay.Fate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An upload that was begun at OSS and whose ID was lost on its way is ours all the same, and nobody else's is. */
@Timeout(120)
class EngineLostInitiateTest extends OnBench {

    private static final int SIZE = 11 * MIB;

    EngineLostInitiateTest() {
        super(EngineLimits.DEFAULT);
    }

    private List<Ongoing> left() throws Exception {
        return new OngoingUploads(_ -> bench.store, bench.journal).list(bench.relayed());
    }

    /** The first try arrives, and its answer is lost. @param meanwhile happens before the second */
    private void upload(Meanwhile meanwhile) throws Exception {
        var tries = new AtomicInteger();
        bench.relay.rule(line -> {
            if (!isInitiate(line)) {
                return Fate.PASS;
            }
            if (tries.incrementAndGet() == 1) {
                return Fate.LOSE_ANSWER;
            }
            meanwhile.happens();
            return Fate.PASS;
        });
        var job = bench.run(bench.relayed(bench.request(bench.file("file", SIZE), "key", null)));
        assertEquals(JobState.DONE, job.state());
        assertEquals(2, tries.get());
    }

    private static boolean isInitiate(String line) {
        return line.startsWith("POST") && line.contains("?uploads");
    }

    private interface Meanwhile {
        void happens();
    }

    @Test
    void itIsAnOrphanThatCanBeAborted() throws Exception {
        upload(() -> { });
        var left = left();
        assertEquals(1, left.size());
        assertEquals("key", left.getFirst().key());
        assertTrue(left.getFirst().isOrphan(), "known as ours");
        new OngoingUploads(_ -> bench.store, bench.journal).abort(left.getFirst());
        assertEquals(List.of(), bench.uploadsLeftBehind());
        assertArrayEquals(Bench.random(SIZE), bench.stored("key"));
    }

    @Test
    void itIsKnownTooWhereTheObjectIsCalledBackAgain() throws Exception {
        var job = bench.run(bench.relayed(bench.request(bench.file("file", 100), "key", bench.profile("/callback/status/502"))));
        assertEquals(JobState.CALLBACK_FAILED, job.state());
        var tries = new AtomicInteger();
        bench.relay.rule(line -> isInitiate(line) && tries.incrementAndGet() == 1 ? Fate.LOSE_ANSWER : Fate.PASS);
        bench.queue.callAgain(List.of(job.id()));
        bench.queue.awaitIdle();
        assertEquals(2, tries.get());
        assertEquals(List.of(true), left().stream().map(Ongoing::isOrphan).toList());
    }

    @Test
    void whatHasPartsIsSomebodyElses() throws Exception {
        upload(() -> bench.begin("key", true));
        assertEquals(2, left().size());
        assertEquals(1, left().stream().filter(Ongoing::isOrphan).count());
    }

    @Test
    void whereOneIsSomebodyElsesAndNobodyCanTellWhichNoneIsOurs() throws Exception {
        upload(() -> bench.begin("key", false));
        assertEquals(List.of(false, false), left().stream().map(Ongoing::isOrphan).toList());
    }

    @Test
    void whatIsOlderOrHasAnotherKeyIsSomebodyElses() throws Exception {
        bench.sandbox.useClockOffset(Duration.ofMinutes(-1));
        bench.begin("key", false);
        bench.sandbox.useClockOffset(Duration.ZERO);
        bench.begin("key2", false);
        upload(() -> { });
        var left = left();
        assertEquals(3, left.size());
        var ours = left.stream().filter(Ongoing::isOrphan).toList();
        assertEquals(1, ours.size());
        assertEquals("key", ours.getFirst().key());
        assertNotEquals(left.getFirst(), ours.getFirst(), "the oldest");
    }
}

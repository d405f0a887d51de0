package org.dropback.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class JobStateMachineTest {

    /** Written by hand from house.md, "States", and of what its user is asked for: each line "from: what may follow". */
    private static final String TABLE = """
            WAITING: UPLOADING PAUSED SKIPPED FAILED CANCELLED
            UPLOADING: CALLING_BACK DONE PAUSED ASKING URL_NEEDED SKIPPED FAILED CANCELLED
            CALLING_BACK: UPLOADING DONE CALLBACK_FAILED CALLBACK_UNKNOWN FAILED CANCELLED
            PAUSED: WAITING CANCELLED
            ASKING: WAITING CANCELLED
            URL_NEEDED: WAITING CANCELLED
            FAILED: WAITING
            CANCELLED: WAITING
            DONE:
            SKIPPED:
            CALLBACK_FAILED: CALLING_BACK
            CALLBACK_UNKNOWN: CALLING_BACK
            """;

    @Test
    void theTableIsThatOfTheHouse() {
        var seen = new HashSet<JobState>();
        for (var line : TABLE.strip().split("\n")) {
            var from = JobState.valueOf(line.substring(0, line.indexOf(':')));
            var next = EnumSet.noneOf(JobState.class);
            for (var name : line.substring(line.indexOf(':') + 1).strip().split(" ")) {
                if (!name.isEmpty()) {
                    next.add(JobState.valueOf(name));
                }
            }
            assertEquals(next, JobStateMachine.following(from), from.name());
            seen.add(from);
        }
        assertEquals(EnumSet.allOf(JobState.class), seen);
    }

    @Test
    void aStoredObjectIsNeverUploadedAgain() {
        for (var stored : Set.of(JobState.DONE, JobState.CALLBACK_FAILED, JobState.CALLBACK_UNKNOWN)) {
            assertTrue(Set.of(JobState.CALLING_BACK).containsAll(JobStateMachine.following(stored)), stored.name());
        }
    }

    @Test
    void aJobBeginsWaitingAndGoesTheWholeWay() {
        var job = new JobStateMachine();
        assertEquals(JobState.WAITING, job.state());
        assertTrue(job.move(JobState.WAITING, JobState.UPLOADING));
        assertTrue(job.move(JobState.UPLOADING, JobState.CALLING_BACK));
        assertTrue(job.move(JobState.CALLING_BACK, JobState.DONE));
        assertEquals(JobState.DONE, job.state());
    }

    @Test
    void anIllegalMoveIsRefusedAndChangesNothing() {
        var job = new JobStateMachine();
        assertFalse(job.move(JobState.WAITING, JobState.DONE));
        assertEquals(JobState.WAITING, job.state());
    }

    @Test
    void aMoveFromAStateThatIsOverIsRefused() {
        var job = new JobStateMachine();
        job.move(JobState.WAITING, JobState.CANCELLED);
        assertFalse(job.move(JobState.WAITING, JobState.UPLOADING));
        assertEquals(JobState.CANCELLED, job.state());
    }

    @Test
    void ofManyThreadsOneMakesTheMove() throws Exception {
        var random = new Random(7);
        for (var round = 0; round < 200; round++) {
            var job = new JobStateMachine();
            var barrier = new CyclicBarrier(4);
            var winners = new AtomicInteger();
            var targets = random.ints(4, 0, 3).mapToObj(i -> new JobState[] {JobState.UPLOADING, JobState.CANCELLED, JobState.FAILED}[i]).toList();
            var threads = targets.stream().map(target -> Thread.ofVirtual().start(() -> {
                try {
                    barrier.await();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
                if (job.move(JobState.WAITING, target)) {
                    winners.incrementAndGet();
                }
            })).toList();
            for (var thread : threads) {
                thread.join();
            }
            assertEquals(1, winners.get());
        }
    }
}

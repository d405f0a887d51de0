package org.dropback.upload.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import org.dropback.callback.CallbackAnswer;
import org.dropback.callback.Stored;
import org.dropback.sandbox.receiver.ReceiverAnswer;
import org.dropback.store.SqliteJournal;
import org.dropback.text.Redactor;
import org.dropback.upload.JobSnapshot;
import org.dropback.upload.JobState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many large answers must fit, and where memory has run out nobody may wait for ever. */
@Timeout(180)
class EngineMemoryTest extends OnBench {

    private static final int LARGE = 1_000_000;

    EngineMemoryTest() {
        super(new EngineLimits(4, 4, Duration.ZERO), ReceiverAnswer.OK.withBody("\"" + "x".repeat(LARGE - 2) + "\""));
    }

    /** There is memory for nothing once all bytes are out. */
    private static final class ExhaustedClock extends Clock {

        private volatile boolean exhausted;

        @Override
        public Instant instant() {
            if (exhausted) {
                throw new OutOfMemoryError("on purpose");
            }
            return Instant.EPOCH;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @Test
    void aJobThatRunsOutOfMemoryEndsAllTheSame() throws Exception {
        var clock = new ExhaustedClock();
        var store = bench.open(bench.connection(), bench.sandbox.accessKeySecret());
        try (store; var queue = new EngineQueue(_ -> {
            clock.exhausted = true;
            return store;
        }, SqliteJournal.inMemory(Thread::startVirtualThread, new Redactor()), EngineLimits.DEFAULT.withRetryFor(Duration.ZERO), clock)) {
            var id = queue.add(List.of(bench.request(bench.file("a", 10), "a", null))).getFirst().id();
            queue.awaitIdle();
            var job = queue.job(id).orElseThrow();
            assertEquals(JobState.FAILED, job.state());
            assertEquals("Internal", job.failure().code());
            assertEquals(Stored.UNKNOWN, job.failure().stored());
            clock.exhausted = false;
            assertTrue(queue.retry(id));
            queue.awaitIdle();
            assertTrue(queue.job(id).orElseThrow().state().isFinished(), "its slot was given back");
        }
    }

    @Test
    void ofManyLargeAnswersTheOldestAreCutAndSaySo() throws Exception {
        var request = bench.request(bench.file("a", 10), "a", bench.profile("/callback"));
        bench.queue.add(Collections.nCopies(80, request));
        bench.queue.awaitIdle();
        var jobs = bench.queue.jobs();
        assertTrue(jobs.stream().allMatch(job -> job.state() == JobState.DONE));
        var cut = jobs.stream().filter(job -> answer(job).body().length < LARGE).map(EngineMemoryTest::answer).toList();
        assertTrue(cut.stream().allMatch(answer -> answer.truncated() && answer.body().length == KeptAnswers.CUT));
        assertTrue(jobs.stream().mapToLong(job -> answer(job).body().length).sum() <= (64 << 20) + 80L * KeptAnswers.CUT);
        assertEquals(80 - (64 << 20) / LARGE, cut.size());
        assertTrue(answer(jobs.getFirst()).truncated());
        assertFalse(answer(jobs.getLast()).truncated());
        jobs.forEach(job -> assertTrue(bench.queue.remove(job.id())));
        assertFalse(answer(bench.run(request)).truncated());
    }

    private static CallbackAnswer answer(JobSnapshot job) {
        return job.result().callback();
    }
}

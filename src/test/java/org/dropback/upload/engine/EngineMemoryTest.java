package org.dropback.upload.engine;

import static org.awaitility.Awaitility.await;
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
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.dropback.callback.CallbackAnswer;
import org.dropback.callback.Stored;
import org.dropback.sandbox.receiver.ReceiverAnswer;
import org.dropback.store.SqliteJournal;
import org.dropback.text.Redactor;
import org.dropback.upload.JobSnapshot;
import org.dropback.upload.JobState;
import org.dropback.upload.Journal;
import org.dropback.upload.TimelineEvent.Kind;
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
        try (var queue = new EngineQueue(_ -> {
            clock.exhausted = true;
            return bench.store;
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

    /** Memory runs out once, when the journal is asked for that. */
    private EngineQueue exhaustedOnce(String asked) throws Exception {
        var left = new AtomicBoolean(true);
        bench.queue.close();
        return new EngineQueue(_ -> bench.store, Hooked.of(Journal.class, bench.journal, (method, _, real) -> {
            if (method.equals(asked) && left.getAndSet(false)) {
                throw new OutOfMemoryError("on purpose");
            }
            return real.call();
        }), Bench.IMPATIENT, Clock.systemUTC());
    }

    @Test
    void whereItRunsOutBetweenTwoJobsTheNextBeginsAllTheSame() throws Exception {
        try (var queue = exhaustedOnce("waiting")) {
            var id = queue.add(List.of(bench.request(bench.file("a", 10), "a", null))).getFirst().id();
            await().until(queue::isIdle);
            assertEquals(JobState.DONE, queue.job(id).orElseThrow().state());
        }
    }

    @Test
    void whereItRunsOutBeforeACallbackIsCalledAgainTheNextIsCalledAllTheSame() throws Exception {
        var job = bench.run(bench.request(bench.file("a", 10), "a", bench.profile("/callback/status/502")));
        assertEquals(JobState.CALLBACK_FAILED, job.state());
        try (var queue = exhaustedOnce("find")) {
            assertTrue(queue.callAgain(List.of(job.id())));
            await().until(queue::isIdle);
            assertEquals(Map.of(JobState.CALLBACK_FAILED, 1L), queue.counts());
            assertTrue(queue.callAgain(List.of(job.id())));
            await().until(queue::isIdle);
            assertTrue(queue.job(job.id()).orElseThrow().timeline().stream().anyMatch(event -> event.kind() == Kind.CALLED_AGAIN));
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

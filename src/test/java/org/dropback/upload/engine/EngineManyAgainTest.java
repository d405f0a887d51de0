package org.dropback.upload.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.dropback.callback.ErrorEvidence;
import org.dropback.callback.LocalError;
import org.dropback.callback.Stored;
import org.dropback.upload.JobFilter;
import org.dropback.upload.JobIds;
import org.dropback.upload.JobOrder;
import org.dropback.upload.JobSnapshot;
import org.dropback.upload.JobState;
import org.dropback.upload.Journal;
import org.dropback.upload.JournalEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tens of thousands of callbacks that are called again at once: no more is taken up than there are lanes. */
@Timeout(120)
class EngineManyAgainTest extends OnBench {

    private static final int MANY = 20_000;
    private static final int LANES = 3;

    private final ShutStores shut = new ShutStores();
    private final AtomicInteger read = new AtomicInteger();

    @AfterEach
    void stop() throws Exception {
        shut.open.countDown();
    }

    private Journal counted() {
        return Hooked.of(Journal.class, bench.journal, (method, arguments, real) -> {
            if (method.equals("find") && arguments[0] instanceof Long) {
                read.incrementAndGet();
            }
            return real.call();
        });
    }

    /** Stored objects whose callback failed. */
    private JobIds failed() throws Exception {
        var model = bench.run(bench.request(bench.file("model", 10), "model", bench.profile("/callback")));
        var lost = ErrorEvidence.local(Stored.YES, LocalError.CONNECTION_LOST, "on purpose");
        for (var added : bench.journal.add(Collections.nCopies(MANY, model.request()), Instant.EPOCH)) {
            var job = added.entry().job();
            bench.journal.save(new JournalEntry(new JobSnapshot(job.id(), job.request(), job.file(), 10, job.bucket(), "model", JobState.CALLBACK_FAILED,
                    model.method(), 10, 0, 0, 0, 1, model.callback(), model.headers(), model.result(), lost, model.timeline()), added.entry().checkpoint()));
        }
        return JobIds.of(bench.journal.ids(new JobFilter(EnumSet.of(JobState.CALLBACK_FAILED), ""), JobOrder.ADDED));
    }

    private static Map<JobState, Integer> sizes(Map<JobState, JobIds> byState) {
        return byState.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().size()));
    }

    @Test
    void thoseWithoutALaneWaitAsTheirIdsAloneAndAreShownAsCallingBack() throws Exception {
        var ids = failed();
        try (var queue = bench.another(shut, counted(), new EngineLimits(LANES, 1, Duration.ZERO))) {
            queue.drainChangedIds();

            assertTrue(queue.callAgain(ids));
            await().until(() -> shut.asked.get() == LANES);
            assertEquals(LANES, read.get(), "no more were taken up than there are lanes");

            assertEquals(MANY, queue.counts().get(JobState.CALLING_BACK));
            assertEquals(JobState.CALLING_BACK, queue.job(ids.longs().max().orElseThrow()).orElseThrow().state());
            assertFalse(queue.isIdle());
            assertFalse(queue.callAgain(ids), "they are on their way");
            assertEquals(MANY, queue.ids(new JobFilter(EnumSet.of(JobState.UPLOADING, JobState.CALLING_BACK), ""), JobOrder.ADDED).length);
            assertEquals(0, queue.ids(new JobFilter(EnumSet.of(JobState.CALLBACK_FAILED), ""), JobOrder.ADDED).length);
            assertEquals(Map.of(JobState.CALLING_BACK, MANY), sizes(queue.byState(ids)));
            queue.cancel(ids.only(id -> id > ids.iterator().nextLong() + 100));
            assertEquals(MANY - 101, queue.counts().get(JobState.CALLBACK_FAILED));
            assertEquals(Map.of(JobState.CALLING_BACK, 101, JobState.CALLBACK_FAILED, MANY - 101), sizes(queue.byState(ids)));
            assertEquals(101, queue.ids(new JobFilter(EnumSet.of(JobState.UPLOADING, JobState.CALLING_BACK), "model"), JobOrder.NAME).length);
            assertEquals(MANY - 101, queue.ids(new JobFilter(EnumSet.of(JobState.CALLBACK_FAILED), ""), JobOrder.ADDED).length);
            assertEquals(JobState.CALLBACK_FAILED, queue.job(ids.longs().max().orElseThrow()).orElseThrow().state());
            shut.open.countDown();
            queue.awaitIdle();

            assertEquals(101, shut.asked.get());
            assertEquals(MANY, queue.counts().get(JobState.CALLBACK_FAILED));
            assertEquals(MANY, queue.count(new JobFilter(EnumSet.of(JobState.CALLBACK_FAILED), "")));
        }
    }

    @Test
    void allAreCountedAlsoWhereTheJournalCannotBeReadAMomentLater() throws Exception {
        var ids = failed();
        var broken = new AtomicBoolean();
        var journal = Hooked.of(Journal.class, bench.journal, (method, _, real) -> broken.get() && method.equals("byState") ? Map.of() : real.call());
        try (var queue = bench.another(shut, journal, new EngineLimits(LANES, 1, Duration.ZERO))) {
            assertTrue(queue.callAgain(ids));
            await().until(() -> shut.asked.get() == LANES);
            broken.set(true);
            queue.cancel(ids.only(id -> id > ids.iterator().nextLong() + 100));
            assertEquals(MANY - 101, queue.counts().get(JobState.CALLBACK_FAILED));
            shut.open.countDown();
            queue.awaitIdle();
            assertEquals(MANY, queue.counts().get(JobState.CALLBACK_FAILED));
        }
    }

    /** Not even who tells of it may end it for the others. */
    @Test
    void anErrorThatNobodyForesawIsNoEndOfTheOthers() throws Exception {
        var ids = failed();
        long first = ids.iterator().nextLong();
        var chosen = ids.only(id -> id < first + 5);
        var journal = Hooked.of(Journal.class, bench.journal, (method, arguments, real) -> {
            if (method.equals("find") && arguments[0].equals(first)) {
                throw new Error() {
                    @Override
                    public String getMessage() {
                        throw new OutOfMemoryError("on purpose");
                    }
                };
            }
            return real.call();
        });
        shut.open.countDown();
        try (var queue = bench.another(shut, journal, new EngineLimits(1, 1, Duration.ZERO))) {
            assertTrue(queue.callAgain(chosen));
            queue.awaitIdle();
            assertEquals(4, shut.asked.get());
            assertEquals(MANY, queue.counts().get(JobState.CALLBACK_FAILED));
            assertTrue(queue.callAgain(ids.only(id -> id == first + 1)));
            queue.awaitIdle();
            assertEquals(5, shut.asked.get());
        }
    }

    @Test
    void closingLeavesTheOthersAsTheyWere() throws Exception {
        var ids = failed();
        var queue = bench.another(shut, counted(), new EngineLimits(LANES, 1, Duration.ZERO));
        try (queue) {
            queue.callAgain(ids);
            await().until(() -> shut.asked.get() == LANES);
            shut.open.countDown();
        }
        assertEquals(MANY, bench.journal.counts().get(JobState.CALLBACK_FAILED));
        assertEquals(MANY, queue.counts().get(JobState.CALLBACK_FAILED));
    }

    @Test
    void whatIsCalledAgainIsNotAmongWhatHasEnded() throws Exception {
        var ids = failed();
        var others = ids.longs().filter(id -> id % 2 == 0).toArray();
        try (var queue = bench.another(shut, counted(), new EngineLimits(LANES, 1, Duration.ZERO))) {
            queue.callAgain(ids);
            await().until(() -> shut.asked.get() == LANES);
            queue.cancel(JobIds.of(others));
            int left = MANY - others.length + (int) ids.longs().limit(LANES).filter(id -> id % 2 == 0).count();
            queue.removeEnded();
            assertEquals(Map.of(JobState.CALLING_BACK, (long) left), queue.counts());
            shut.open.countDown();
            queue.awaitIdle();

            assertEquals(left, shut.asked.get());
            assertEquals(Map.of(JobState.CALLBACK_FAILED, (long) left), queue.counts());
            queue.removeEnded();
            assertEquals(Map.of(), queue.counts());
            assertEquals(Map.of(), bench.journal.counts());
        }
    }
}

package org.dropback.upload.engine;

import static org.dropback.upload.engine.Bench.MIB;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.dropback.callback.Stored;
import org.dropback.upload.JobState;
import org.dropback.upload.Journal;
import org.dropback.upload.JournalEntry;
import org.dropback.upload.JournalException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is recorded before OSS is asked for what cannot be taken back. */
@Timeout(180)
class EngineRecordingTest extends OnBench {

    private Journal journal(CommitHook hook) {
        return Hooked.of(Journal.class, bench.journal, (method, arguments, real) -> {
            if (method.equals("commit")) {
                hook.before((JournalEntry) arguments[0], (Boolean) arguments[1]);
            }
            return real.call();
        });
    }

    private interface CommitHook {
        void before(JournalEntry entry, boolean durable) throws Exception;
    }

    @Test
    void aDiskThatIsFullAtCompleteCostsNoPart() throws Exception {
        try (var queue = bench.another(_ -> bench.store, journal((entry, _) -> {
                 if (entry.checkpoint().mayBeStored()) {
                     throw new JournalException(JournalException.Reason.DISK_FULL, new IOException("full"));
                 }
             }), EngineLimits.DEFAULT.withRetryFor(Duration.ZERO))) {
            long id = queue.add(List.of(bench.request(bench.file("a", 30 * MIB), "a", null))).getFirst().id();
            queue.awaitIdle();
            assertEquals(JobState.FAILED, queue.job(id).orElseThrow().state());
            assertEquals("NotRecorded", queue.job(id).orElseThrow().failure().code());
            assertEquals(Stored.NO, queue.job(id).orElseThrow().failure().stored(), "it was not asked for");
            assertEquals(1, bench.uploadsLeftBehind().size(), "all 6 parts were aborted: " + queue.job(id).orElseThrow().timeline());
        }
    }

    @Test
    void aDiskThatIsFullForAMomentIsWaitedFor() throws Exception {
        var tries = new AtomicInteger();
        try (var queue = bench.another(_ -> bench.store, journal((entry, _) -> {
                 if (entry.checkpoint().mayBeStored() && tries.getAndIncrement() < 2) {
                     throw new JournalException(JournalException.Reason.DISK_FULL, new IOException("full"));
                 }
             }), EngineLimits.DEFAULT.withRetryFor(Duration.ofSeconds(30)))) {
            long id = queue.add(List.of(bench.request(bench.file("a", 100), "a", null))).getFirst().id();
            queue.awaitIdle();
            assertEquals(JobState.DONE, queue.job(id).orElseThrow().state());
        }
    }

    @Test
    void aDiskThatIsFullForAMomentIsWaitedForWithAllPartsSent() throws Exception {
        var begins = new AtomicInteger();
        var completes = new AtomicInteger();
        try (var queue = bench.another(_ -> bench.store, journal((entry, _) -> {
                 var tries = entry.checkpoint().mayBeStored() ? completes : begins;
                 if (tries.getAndIncrement() < 2) {
                     throw new JournalException(JournalException.Reason.DISK_FULL, new IOException("full"));
                 }
             }), EngineLimits.DEFAULT.withRetryFor(Duration.ofSeconds(30)))) {
            long id = queue.add(List.of(bench.request(bench.file("a", 30 * MIB), "a", bench.profile("/callback")))).getFirst().id();
            queue.awaitIdle();
            assertEquals(JobState.DONE, queue.job(id).orElseThrow().state(), () -> String.valueOf(queue.job(id).orElseThrow().failure()));
            assertEquals(List.of(3, 3), List.of(begins.get(), completes.get()));
            assertEquals(30 * MIB, queue.job(id).orElseThrow().bytesSent());
        }
    }

    @Test
    void thatACallbackMayBeCalledOutlivesAPowerCut() throws Exception {
        var seen = new CopyOnWriteArrayList<Boolean>();
        try (var queue = bench.another(_ -> bench.store, journal((entry, durable) -> {
                 if (entry.checkpoint().mayBeStored()) {
                     seen.add(durable);
                 }
             }), EngineLimits.DEFAULT.withRetryFor(Duration.ZERO))) {
            queue.add(List.of(bench.request(bench.file("a", 100), "a", bench.profile("/callback"))));
            queue.add(List.of(bench.request(bench.file("b", 30 * MIB), "b", bench.profile("/callback"))));
            queue.awaitIdle();
            assertEquals(List.of(true, true), seen);
        }
    }
}

package org.dropback.upload.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.dropback.store.SqliteJournal;
import org.dropback.text.Redactor;
import org.dropback.upload.JobState;
import org.junit.jupiter.api.Test;

class RushTest extends OnBench {

    private final AtomicLong clock = new AtomicLong();
    private final Rush rush = new Rush(clock::get);

    private static long millis(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }

    private CompletableFuture<Void> end() {
        return CompletableFuture.runAsync(() -> {
            try {
                rush.awaitEnd();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }, Thread::startVirtualThread);
    }

    private void stillGoesOn() {
        var end = end();
        await().during(Duration.ofMillis(50)).until(() -> !end.isDone());
        end.cancel(true);
    }

    private void isOver() throws Exception {
        end().get(60, TimeUnit.SECONDS);
    }

    @Test
    void fewFilesAreNone() throws Exception {
        isOver();
        rush.came(Rush.MANY - 1);
        isOver();
        clock.addAndGet(millis(1000));
        rush.came(1);
        isOver();
    }

    @Test
    void manyAreOneUntilNoMoreCome() throws Exception {
        rush.came(Rush.MANY);
        clock.addAndGet(millis(499));
        stillGoesOn();
        rush.came(1);
        clock.addAndGet(millis(499));
        stillGoesOn();
        clock.addAndGet(millis(1));
        isOver();
    }

    @Test
    void itGoesOnFromOneSecondToTheNext() {
        for (int lot = 0; lot < 40; lot++) {
            rush.came(Rush.MANY / 4);
            if (lot >= 4) {
                assertFalse(end().isDone());
                stillGoesOn();
            }
            clock.addAndGet(millis(200));
        }
    }

    @Test
    void meanwhileNothingBeginsAndAfterItAllDo() throws Exception {
        var file = bench.file("a", 10);
        try (var journal = SqliteJournal.inMemory(Thread::startVirtualThread, new Redactor());
             var queue = new EngineQueue(_ -> bench.store, journal, EngineLimits.DEFAULT, Clock.systemUTC(), rush)) {
            queue.add(Collections.nCopies(1, bench.request(file, "first", null)));
            queue.awaitIdle();
            rush.came(Rush.MANY);
            // The dispatcher has been waiting for this one already.
            queue.add(Collections.nCopies(1, bench.request(file, "second", null)));
            await().until(() -> queue.counts().getOrDefault(JobState.DONE, 0L) == 2);
            queue.add(Collections.nCopies(20, bench.request(Path.of("gone"), "third", null)));
            await().during(Duration.ofMillis(100)).until(() -> queue.counts().get(JobState.WAITING) == 20);
            clock.addAndGet(millis(500));
            queue.awaitIdle();
            assertEquals(20, queue.counts().get(JobState.FAILED));
        }
    }
}

package org.dropback.upload.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.dropback.upload.IfExists;
import org.dropback.upload.JobState;
import org.dropback.upload.Journal;
import org.dropback.upload.JournalException;
import org.dropback.upload.UploadOptions;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A job that rests is taken up by the same request once more, while somebody does something else with it. */
@Timeout(60)
class EngineTakeUpTest extends OnBench {

    /** What comes between the journal, which has it waiting, and memory, which still has it resting. */
    private enum Between {
        DRAIN(EngineQueue::drainChanged), DRAIN_IDS(EngineQueue::drainChangedIds), PAUSE_ALL(EngineQueue::pauseAll), ANSWER(queue -> answer(queue));

        private final Consumer<EngineQueue> action;

        Between(Consumer<EngineQueue> action) {
            this.action = action;
        }

        private static void answer(EngineQueue queue) {
            try {
                queue.answer(IfExists.OVERWRITE);
            } catch (JournalException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void memoryNeverUndoesWhatTheJournalHasByNow(Between between) throws Exception {
        bench.run(bench.request(bench.file("old", 10), "a", null));
        bench.queue.removeEnded();
        bench.queue.close();
        var afterAdd = new AtomicReference<Runnable>(() -> { });
        var journal = Hooked.of(Journal.class, bench.journal, (method, _, real) -> {
            var result = real.call();
            if (method.equals("add")) {
                afterAdd.get().run();
            }
            return result;
        });
        try (var queue = new EngineQueue(_ -> bench.store, journal, Bench.IMPATIENT, Clock.systemUTC())) {
            var request = bench.request(bench.file("new", 20), "a", null).with(new UploadOptions(null, 5 * Bench.MIB, null, IfExists.ASK));
            queue.add(List.of(request));
            queue.awaitIdle();
            assertEquals(Map.of(JobState.ASKING, 1L), queue.counts());
            afterAdd.set(() -> between.action.accept(queue));
            queue.add(List.of(request));

            await().until(queue::isIdle);
            assertEquals(bench.journal.counts(), queue.counts());
            queue.resumeAll();
            queue.awaitIdle();
            queue.answer(IfExists.OVERWRITE);
            queue.awaitIdle();
            assertEquals(Map.of(JobState.DONE, 1L), queue.counts());
        }
    }
}

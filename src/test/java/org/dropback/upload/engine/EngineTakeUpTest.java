package org.dropback.upload.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A job that rests is taken up by the same request once more, while somebody does something else with it. */
@Timeout(60)
class EngineTakeUpTest {

    @TempDir
    private Path folder;

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

    private static Journal journal(Journal of, Runnable afterAdd) {
        return (Journal) Proxy.newProxyInstance(Journal.class.getClassLoader(), new Class<?>[] {Journal.class}, (_, method, arguments) -> {
            try {
                var result = method.invoke(of, arguments);
                if (method.getName().equals("add")) {
                    afterAdd.run();
                }
                return result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void memoryNeverUndoesWhatTheJournalHasByNow(Between between) throws Exception {
        try (var bench = new Bench(folder); var store = bench.open(bench.connection(), bench.sandbox.accessKeySecret())) {
            bench.run(bench.request(bench.file("old", 10), "a", null));
            bench.queue.close();
            var after = new AtomicReference<Runnable>(() -> { });
            try (var queue = new EngineQueue(_ -> store, journal(bench.journal, () -> after.get().run()), EngineLimits.DEFAULT.withRetryFor(Duration.ZERO),
                    Clock.systemUTC())) {
                queue.removeEnded();
                var request = bench.request(bench.file("new", 20), "a", null).with(new UploadOptions(null, 5 * Bench.MIB, null, IfExists.ASK));
                queue.add(List.of(request));
                queue.awaitIdle();
                assertEquals(Map.of(JobState.ASKING, 1L), queue.counts());
                after.set(() -> between.action.accept(queue));
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
}

package org.dropback.upload.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.dropback.upload.JobState;
import org.dropback.upload.Journal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is told of jobs whose end the disk does not take. */
@Timeout(180)
class EngineBehindTest extends OnBench {

    private static final Set<String> SOON = Set.of("save", "saveEnd", "over");

    private final List<Callable<Object>> held = new ArrayList<>();
    private boolean full;

    /** Holds back what is to be written soon, while the disk is full. */
    private Journal journal() {
        return Hooked.of(Journal.class, bench.journal, (method, _, real) -> {
            synchronized (held) {
                if (full && SOON.contains(method)) {
                    held.add(real);
                    return null;
                }
                if (full && method.equals("catchUp")) {
                    return held.isEmpty();
                }
                if (full && method.equals("isBehind")) {
                    return !held.isEmpty();
                }
            }
            return real.call();
        });
    }

    private void full(boolean now) throws Exception {
        synchronized (held) {
            full = now;
            for (var call : held) {
                call.call();
            }
            held.clear();
        }
    }

    @Test
    void anEndThatCannotBeRecordedYetIsShownAllTheSame() throws Exception {
        try (var queue = bench.another(_ -> bench.store, journal(), EngineLimits.DEFAULT)) {
            full(true);
            long id = queue.add(List.of(bench.request(bench.file("a", 100), "a", null))).getFirst().id();
            queue.awaitIdle();
            assertTrue(queue.isBehind());
            for (int look = 0; look < 3; look++) {
                assertTrue(queue.drainChangedIds().contains(id), "it is to be looked at again once the disk has it");
                assertEquals(JobState.DONE, queue.find(List.of(id)).getFirst().state());
            }
            full(false);
            queue.drainChangedIds();
            assertFalse(queue.isBehind());
            assertEquals(JobState.DONE, queue.find(List.of(id)).getFirst().state());
            assertEquals(JobState.DONE, bench.journal.find(id).orElseThrow().job().state());
            assertTrue(queue.drainChangedIds().isEmpty());
        }
    }
}

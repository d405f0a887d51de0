package org.dropback.upload.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dropback.upload.JobState;
import org.dropback.upload.Journal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is told of jobs whose end the disk does not take. */
@Timeout(180)
class EngineBehindTest extends OnBench {

    private static final Set<String> SOON = Set.of("save", "saveEnd", "over");

    private final List<Object[]> held = new ArrayList<>();
    private boolean full;

    /** Holds back what is to be written soon, while the disk is full. */
    private Journal journal(Journal journal) {
        return (Journal) Proxy.newProxyInstance(Journal.class.getClassLoader(), new Class<?>[] {Journal.class}, (_, method, arguments) -> {
            synchronized (held) {
                if (full && SOON.contains(method.getName())) {
                    held.add(new Object[] {method, arguments});
                    return null;
                }
                if (full && method.getName().equals("catchUp")) {
                    return held.isEmpty();
                }
                if (full && method.getName().equals("isBehind")) {
                    return !held.isEmpty();
                }
            }
            try {
                return method.invoke(journal, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }

    private void full(boolean now, Journal journal) throws Exception {
        synchronized (held) {
            full = now;
            for (var call : held) {
                ((Method) call[0]).invoke(journal, (Object[]) call[1]);
            }
            held.clear();
        }
    }

    @Test
    void anEndThatCannotBeRecordedYetIsShownAllTheSame() throws Exception {
        try (var store = bench.open(bench.connection(), bench.sandbox.accessKeySecret());
             var queue = new EngineQueue(_ -> store, journal(bench.journal), EngineLimits.DEFAULT, Clock.systemUTC())) {
            full(true, bench.journal);
            long id = queue.add(List.of(bench.request(bench.file("a", 100), "a", null))).getFirst().id();
            queue.awaitIdle();
            assertTrue(queue.isBehind());
            for (int look = 0; look < 3; look++) {
                assertTrue(queue.drainChangedIds().contains(id), "it is to be looked at again once the disk has it");
                assertEquals(JobState.DONE, queue.find(List.of(id)).getFirst().state());
            }
            full(false, bench.journal);
            queue.drainChangedIds();
            assertFalse(queue.isBehind());
            assertEquals(JobState.DONE, queue.find(List.of(id)).getFirst().state());
            assertEquals(JobState.DONE, bench.journal.find(id).orElseThrow().job().state());
            assertTrue(queue.drainChangedIds().isEmpty());
        }
    }
}

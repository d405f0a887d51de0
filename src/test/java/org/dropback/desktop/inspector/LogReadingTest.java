package org.dropback.desktop.inspector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.dropback.desktop.fx.Background;
import org.dropback.sandbox.receiver.CallbackLog;
import org.dropback.sandbox.receiver.MemoryCallbackLog;
import org.junit.jupiter.api.Test;

class LogReadingTest {

    private final CallbackLog log = new MemoryCallbackLog();
    private final Deque<Runnable> worker = new ArrayDeque<>();
    private final List<String> read = new ArrayList<>();
    private final List<Exception> failures = new ArrayList<>();
    private String search = "a";
    private final LogReading reading = new LogReading(log, new CallbackRows(log), new Background(worker::add, Runnable::run), this::search,
            page -> read.add(page.search()), failures::add);

    private String search() {
        return search;
    }

    @Test
    void itReadsOnceAndRestsUntilSomethingChanges() {
        reading.look();
        reading.look();
        assertEquals(1, worker.size(), "one after the other");
        assertFalse(reading.isUpToDate());
        worker.remove().run();
        assertTrue(reading.isUpToDate());
        reading.look();
        assertTrue(worker.isEmpty());
        log.clear();
        reading.look();
        assertEquals(1, worker.size());
    }

    @Test
    void whatIsOutOfDateWhenItComesIsReadAgainAndNeverShown() {
        reading.look();
        search = "b";
        reading.outdate();
        reading.look();
        worker.remove().run();
        assertEquals(List.of(), read);
        worker.remove().run();
        assertEquals(List.of("b"), read);
    }

    @Test
    void aLogThatCannotBeReadIsToldOfOnce() {
        search = null;
        reading.look();
        worker.remove().run();
        assertEquals(1, failures.size());
        reading.look();
        assertTrue(worker.isEmpty());
        search = "";
        reading.outdate();
        reading.look();
        worker.remove().run();
        assertEquals(List.of(""), read);
    }
}

package org.dropback.desktop.fx;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SerialTest {

    @Test
    void tasksRunOneAtATimeInTheirOrderThoughTheWorkerHasManyThreads() {
        var done = Collections.synchronizedList(new ArrayList<Integer>());
        var atOnce = new AtomicInteger();
        var most = new AtomicInteger();
        try (var many = Executors.newCachedThreadPool()) {
            var serial = new Serial(many);
            IntStream.range(0, 500).forEach(n -> serial.execute(() -> {
                most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                Thread.yield();
                done.add(n);
                atOnce.decrementAndGet();
            }));
            await().until(() -> done.size() == 500);
        }
        assertEquals(IntStream.range(0, 500).boxed().toList(), done);
        assertEquals(1, most.get());
    }

    @Test
    void aTaskThatFailsDoesNotStopTheNext() {
        var ran = new AtomicInteger();
        var serial = new Serial(task -> {
            try {
                task.run();
            } catch (IllegalStateException _) {
                ran.addAndGet(10);
            }
        });
        serial.execute(() -> {
            throw new IllegalStateException();
        });
        serial.execute(ran::incrementAndGet);
        assertEquals(11, ran.get());
    }
}

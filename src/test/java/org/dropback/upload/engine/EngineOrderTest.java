package org.dropback.upload.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.dropback.sandbox.fault.FaultRule;
import org.dropback.upload.JobIds;
import org.dropback.upload.JobState;
import org.dropback.upload.Journal;
import org.dropback.upload.UploadRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The order of the queue, and moving many jobs at once, over real sockets. */
@Timeout(180)
class EngineOrderTest extends OnBench {

    EngineOrderTest() {
        super(new EngineLimits(1, 1, Duration.ZERO));
    }

    private List<Long> add(int files) throws Exception {
        var requests = new ArrayList<UploadRequest>();
        for (int i = 0; i < files; i++) {
            requests.add(bench.request(bench.file("f" + i, 10 + i), "f" + i, null));
        }
        return bench.queue.add(requests).stream().map(job -> job.id()).toList();
    }

    private List<String> stored() {
        return bench.sandbox.requests().stream().filter(request -> request.method().equals("PUT")).map(request -> String.valueOf(request.key())).toList();
    }

    @Test
    void whatIsMovedUpIsNextAndWhatIsMovedDownIsLast() throws Exception {
        bench.sandbox.addFault(FaultRule.parse("delay=1s key=f0"));
        var ids = add(6);
        Awaitility.await().until(() -> bench.now(ids.getFirst()).state() == JobState.UPLOADING);
        bench.queue.reorder(List.of(ids.get(4), ids.get(3)), true);
        bench.queue.reorder(List.of(ids.get(1)), false);
        bench.queue.awaitIdle();

        // The sandbox notes a request after it has answered.
        Awaitility.await().until(() -> stored().size() == 6);
        assertEquals(List.of("f0", "f3", "f4", "f2", "f5", "f1"), stored(), "moved ones keep their order among themselves");
    }

    /** Calls this before each piece. */
    private EngineQueue pieces(List<Integer> sizes, Consumer<EngineQueue> before) throws Exception {
        var queue = new EngineQueue[1];
        var journal = Hooked.of(Journal.class, bench.journal, (method, arguments, real) -> {
            if (method.equals("reorder")) {
                sizes.add(((JobIds) arguments[0]).size());
                before.accept(queue[0]);
            }
            return real.call();
        });
        queue[0] = bench.another(_ -> bench.store, journal, new EngineLimits(1, 1, Duration.ZERO));
        return queue[0];
    }

    private JobIds many() {
        return JobIds.of(LongStream.rangeClosed(1, 3L * QueueMoves.PIECE));
    }

    @Test
    void manyAreMovedInPiecesAndTheQueueIsFreeMeanwhile() throws Exception {
        var sizes = new ArrayList<Integer>();
        try (var queue = pieces(sizes, of -> {
            var other = Thread.startVirtualThread(() -> of.pause(List.of(1L)));
            try {
                other.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        })) {
            queue.reorder(many(), true);
        }
        assertEquals(List.of(QueueMoves.PIECE, QueueMoves.PIECE, QueueMoves.PIECE), sizes);
    }

    @Test
    void anotherOrderEndsTheOneBefore() throws Exception {
        var sizes = new ArrayList<Integer>();
        try (var queue = pieces(sizes, of -> {
            if (sizes.size() == 1) {
                of.reorder(List.of(1L), false);
            }
        })) {
            queue.reorder(many(), true);
        }
        assertEquals(List.of(QueueMoves.PIECE, 1), sizes);
    }

    @Test
    void ofTwoOrdersAtOnceOneIsWhole() throws Exception {
        bench.sandbox.addFault(FaultRule.parse("delay=1s key=f0"));
        var nested = new AtomicBoolean();
        var ids = new ArrayList<Long>();
        var sizes = new ArrayList<Integer>();
        try (var queue = pieces(sizes, of -> {
            if (nested.compareAndSet(false, true)) {
                of.reorder(List.of(ids.get(3)), true);
            }
        })) {
            var requests = new ArrayList<UploadRequest>();
            for (int i = 0; i < 6; i++) {
                requests.add(bench.request(bench.file("f" + i, 10 + i), "f" + i, null));
            }
            queue.add(requests).forEach(job -> ids.add(job.id()));
            Awaitility.await().until(() -> queue.job(ids.getFirst()).orElseThrow().state() == JobState.UPLOADING);
            queue.reorder(List.of(ids.get(2), ids.get(4)), true);
            queue.awaitIdle();
        }
        Awaitility.await().until(() -> stored().size() == 6);
        assertEquals(List.of("f0", "f3", "f2", "f4", "f1", "f5"), stored());
    }

    @Test
    void closingEndsIt() throws Exception {
        var sizes = new ArrayList<Integer>();
        try (var queue = pieces(sizes, EngineQueue::close)) {
            queue.reorder(many(), true);
        }
        assertEquals(List.of(QueueMoves.PIECE), sizes);
    }

    @Test
    void allRestAtOnceAndGoOnAtOnce() throws Exception {
        bench.sandbox.addFault(FaultRule.parse("bandwidth=2KB/s key=f0"));
        var first = bench.request(bench.file("f0", 60_000), "f0", null);
        var ids = new ArrayList<>(List.of(bench.start(first)));
        Awaitility.await().until(() -> bench.now(ids.getFirst()).state() == JobState.UPLOADING);
        var requests = new ArrayList<UploadRequest>();
        for (int i = 1; i < 300; i++) {
            requests.add(bench.request(bench.file("f" + i, i), "f" + i, null));
        }
        bench.queue.add(requests).forEach(job -> ids.add(job.id()));

        bench.queue.pauseAll();

        bench.queue.awaitIdle();
        assertEquals(Map.of(JobState.PAUSED, 300L), bench.queue.counts());
        assertTrue(bench.queue.isIdle());
        bench.sandbox.useFaults(List.of());
        bench.queue.resume(ids.subList(10, 20));
        bench.queue.awaitIdle();
        assertEquals(Map.of(JobState.PAUSED, 290L, JobState.DONE, 10L), bench.queue.counts());
        bench.queue.resumeAll();
        bench.queue.awaitIdle();
        assertEquals(Map.of(JobState.DONE, 300L), bench.queue.counts());
        Awaitility.await().until(() -> stored().stream().distinct().count() == 300);
    }
}

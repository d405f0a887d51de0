package org.dropback.oss.aliyun;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ends requests whose bytes do not move: a blocking write knows no time-out. It has no thread of its own but a place on the JDK's timer, and that
 * only while something is sent. Any thread.
 */
final class StallWatch {

    /** Takes the request out of the watch. */
    interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    private final Duration limit;
    private final Executor later;
    private final Map<RequestBody, Runnable> running = new ConcurrentHashMap<>();
    private final AtomicBoolean looking = new AtomicBoolean();

    StallWatch(Duration limit) {
        this.limit = limit;
        later = CompletableFuture.delayedExecutor(Math.clamp(limit.toMillis() / 4, 10, 1000), TimeUnit.MILLISECONDS);
    }

    Registration watch(RequestBody body, Runnable cancel) {
        running.put(body, cancel);
        lookLater();
        return () -> running.remove(body);
    }

    private void lookLater() {
        if (!running.isEmpty() && looking.compareAndSet(false, true)) {
            later.execute(this::look);
        }
    }

    private void look() {
        running.forEach((body, cancel) -> {
            if (body.stalls(limit)) {
                cancel.run();
            }
        });
        looking.set(false);
        lookLater();
    }
}

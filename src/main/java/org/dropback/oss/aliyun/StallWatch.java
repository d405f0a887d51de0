package org.dropback.oss.aliyun;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

    private static final Logger LOG = LoggerFactory.getLogger(StallWatch.class);

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
                end(cancel);
            }
        });
        looking.set(false);
        lookLater();
    }

    /** One that cannot be ended must not keep the others from being watched. */
    private static void end(Runnable cancel) {
        try {
            cancel.run();
        } catch (RuntimeException e) {
            LOG.warn("A request that stalls could not be ended", e);
        }
    }
}

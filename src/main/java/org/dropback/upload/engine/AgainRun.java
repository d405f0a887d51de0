package org.dropback.upload.engine;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.dropback.oss.CancelSignal;
import org.dropback.oss.ObjectStore;
import org.jspecify.annotations.Nullable;

/** Calls back again for many objects, some at once. Used by one thread, which takes how they end in the order in which they do. */
public final class AgainRun implements AutoCloseable {

    /** For what must still be settled after a cancel. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final ObjectStore store;
    private final Duration retryFor;
    private final CancelSignal cancel = new CancelSignal();
    private final Semaphore free;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("again-", 0).factory());
    private final ExecutorCompletionService<CalledAgain> ended = new ExecutorCompletionService<>(threads);

    /** @param atOnce objects */
    public AgainRun(ObjectStore store, int atOnce, Duration retryFor) {
        this.store = store;
        this.retryFor = retryFor;
        free = new Semaphore(atOnce);
    }

    public void add(AgainRequest request) {
        ended.submit(() -> {
            free.acquireUninterruptibly();
            try {
                return new CallbackAgain(store, request, AgainProgress.NONE, cancel, retryFor).run();
            } finally {
                free.release();
            }
        });
    }

    /** Waits for the next end. @return one of those that were added, each once */
    public CalledAgain next() throws InterruptedException {
        try {
            return ended.take().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** What has not begun to call back does not any more; what has, is settled. */
    public void cancel() {
        cancel.cancel();
    }

    /** After {@link #cancel}: the next end, null where there is none within three seconds. */
    public @Nullable CalledAgain last() {
        try {
            var next = ended.poll(GRACE.toMillis(), TimeUnit.MILLISECONDS);
            return next == null ? null : next.get();
        } catch (InterruptedException | ExecutionException e) {
            return null;
        }
    }

    @Override
    public void close() {
        cancel();
        threads.shutdownNow();
    }
}

package org.dropback.desktop.fx;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs work that may block away from the FX thread, and brings what came of it back. */
public final class Background {

    private final Executor worker;
    private final Executor fx;

    public Background(Executor worker, Executor fx) {
        this.worker = worker;
        this.fx = fx;
    }

    /**
     * @param work   on a thread of the worker
     * @param done   on the FX thread, with the result
     * @param failed on the FX thread, instead of {@code done}
     */
    public <T extends @Nullable Object> void run(Callable<T> work, Consumer<? super T> done, Consumer<? super Exception> failed) {
        worker.execute(() -> {
            try {
                var result = work.call();
                fx.execute(() -> done.accept(result));
            } catch (Exception e) {
                fx.execute(() -> failed.accept(e));
            }
        });
    }
}

package org.dropback.desktop.fx;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
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

    /** Runs on the FX thread, as what came of work does: for work that has something to say before its end. Any thread. */
    public void tell(Runnable what) {
        fx.execute(what);
    }

    /**
     * As {@link #run}, but can be called off.
     *
     * @return interrupts the work, where it still runs; then neither {@code done} nor {@code failed} is called. Any thread
     */
    public <T> Runnable start(Callable<T> work, Consumer<? super T> done, Consumer<? super Exception> failed) {
        var task = new FutureTask<>(work) {
            @Override
            protected void done() {
                fx.execute(() -> tell(this, done, failed));
            }
        };
        worker.execute(task);
        return () -> task.cancel(true);
    }

    private static <T> void tell(FutureTask<T> task, Consumer<? super T> done, Consumer<? super Exception> failed) {
        switch (task.state()) {
            case SUCCESS -> done.accept(task.resultNow());
            case FAILED -> failed.accept(task.exceptionNow() instanceof Exception e ? e : new IllegalStateException(task.exceptionNow()));
            case RUNNING, CANCELLED -> { }
        }
    }
}

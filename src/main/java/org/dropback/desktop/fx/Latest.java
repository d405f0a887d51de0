package org.dropback.desktop.fx;

import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Computes something away from the FX thread for the newest input only: one computation at a time, inputs that a newer one overtook are skipped.
 * For previews while somebody types. FX thread.
 */
public final class Latest<I, O> {

    private final Background background;
    private final Function<I, O> compute;
    private final Consumer<O> show;
    private @Nullable I waiting;
    private boolean running;

    /** @param compute on a thread of the worker; must not throw */
    public Latest(Background background, Function<I, O> compute, Consumer<O> show) {
        this.background = background;
        this.compute = compute;
        this.show = show;
    }

    public void want(I input) {
        waiting = input;
        if (!running) {
            next();
        }
    }

    private void next() {
        var input = waiting;
        waiting = null;
        running = input != null;
        if (input != null) {
            background.run(() -> compute.apply(input), this::done, failure -> {
                next();
                throw new IllegalStateException("a preview must not fail", failure);
            });
        }
    }

    private void done(O output) {
        if (waiting == null) {
            show.accept(output);
        }
        next();
    }
}

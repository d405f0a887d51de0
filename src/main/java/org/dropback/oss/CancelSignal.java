package org.dropback.oss;

import java.util.concurrent.CopyOnWriteArrayList;

/** A one-way switch that ends running calls. Any thread. */
public final class CancelSignal {

    private final CopyOnWriteArrayList<Runnable> actions = new CopyOnWriteArrayList<>();
    private volatile boolean cancelled;

    public boolean isCancelled() {
        return cancelled;
    }

    public void cancel() {
        cancelled = true;
        actions.forEach(Runnable::run);
    }

    /** Runs the action on cancel, at once if that has happened; close the registration when the call is over. */
    public Registration onCancel(Runnable action) {
        actions.add(action);
        if (cancelled) {
            action.run();
        }
        return () -> actions.remove(action);
    }

    /** Takes the action back. */
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}

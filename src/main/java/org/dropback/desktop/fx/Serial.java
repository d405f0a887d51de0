package org.dropback.desktop.fx;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/** Runs tasks on another executor, one at a time and in the order in which they came. Any thread. */
public final class Serial implements Executor {

    private final Executor worker;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean running;

    public Serial(Executor worker) {
        this.worker = worker;
    }

    @Override
    public synchronized void execute(Runnable task) {
        waiting.add(task);
        if (!running) {
            next();
        }
    }

    private synchronized void next() {
        var task = waiting.poll();
        running = task != null;
        if (task != null) {
            worker.execute(() -> {
                try {
                    task.run();
                } finally {
                    next();
                }
            });
        }
    }
}

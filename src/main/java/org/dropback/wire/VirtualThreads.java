package org.dropback.wire;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Makes executors that start a virtual thread for each task. */
public final class VirtualThreads {

    private VirtualThreads() {
    }

    /**
     * The caller closes it.
     *
     * @param name of the threads, before their number
     */
    public static ExecutorService named(String name) {
        return Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name(name + "-", 0).factory());
    }
}

package org.dropback.architecture.planted.store;

import java.util.concurrent.Executors;

/** Planted: a thread of a room that cannot end it. */
class MakesThreads {
    void run() {
        Thread.ofVirtual().start(() -> { });
        Executors.newCachedThreadPool().close();
    }
}

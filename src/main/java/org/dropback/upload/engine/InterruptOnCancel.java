package org.dropback.upload.engine;

import org.dropback.oss.CancelSignal;

/** Lets a cancel end a call that takes no signal, by interrupting the thread that makes it. Never around a call that reads the file. */
final class InterruptOnCancel implements AutoCloseable {

    private final Thread caller = Thread.currentThread();
    private final CancelSignal.Registration registration;
    private boolean open = true;

    InterruptOnCancel(CancelSignal cancel) {
        registration = cancel.onCancel(this::interrupt);
    }

    private synchronized void interrupt() {
        if (open) {
            caller.interrupt();
        }
    }

    /** No interrupt is left behind. */
    @Override
    public void close() {
        registration.close();
        synchronized (this) {
            open = false;
        }
        Thread.interrupted();
    }
}

package org.dropback.oss.aliyun;

import org.dropback.oss.CancelSignal;

/** Lets a cancel interrupt the thread that waits. Never around what reads a file: an interrupt would close it. One thread. */
final class InterruptOnCancel implements AutoCloseable {

    private final Thread waiting = Thread.currentThread();
    private final CancelSignal.Registration registration;
    private boolean open = true;
    private boolean interrupted;

    InterruptOnCancel(CancelSignal cancel) {
        registration = cancel.onCancel(this::interrupt);
    }

    private synchronized void interrupt() {
        // One of somebody else's is not ours to take back.
        if (open && !waiting.isInterrupted()) {
            interrupted = true;
            waiting.interrupt();
        }
    }

    /** No interrupt of ours is left behind. */
    @Override
    public void close() {
        registration.close();
        synchronized (this) {
            open = false;
        }
        if (interrupted) {
            Thread.interrupted();
        }
    }
}

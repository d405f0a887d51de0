package org.dropback.upload.engine;

import java.time.Duration;
import org.dropback.oss.CancelSignal;
import org.jspecify.annotations.Nullable;

/** Lets a cancel end calls that take no signal, by interrupting the thread that makes them. Never around a call that reads a file that others read too. */
final class InterruptOnCancel implements AutoCloseable {

    /** For what must still be asked or tidied up after a cancel, where the other side may be silent. */
    static final Duration GRACE = Duration.ofSeconds(2);

    private final Thread caller = Thread.currentThread();
    private final Duration grace;
    private final CancelSignal.Registration registration;
    private @Nullable Thread timer;
    private boolean open = true;
    private boolean interrupted;
    /** An interrupt of others that was there before: what must be tidied up is, all the same. */
    private final boolean pending;

    InterruptOnCancel(CancelSignal cancel) {
        this(cancel, Duration.ZERO);
    }

    /** @param grace from the cancel, or from now where that has happened, to the interrupt */
    InterruptOnCancel(CancelSignal cancel, Duration grace) {
        this.grace = grace;
        pending = !grace.isZero() && Thread.interrupted();
        registration = cancel.onCancel(this::cancelled);
    }

    private synchronized void cancelled() {
        if (grace.isZero()) {
            interrupt();
        } else if (open && timer == null) {
            timer = Thread.ofVirtual().name("grace").start(this::interruptLater);
        }
    }

    private void interruptLater() {
        try {
            Thread.sleep(grace);
            interrupt();
        } catch (InterruptedException closed) {
            // The calls ended in time.
        }
    }

    private synchronized void interrupt() {
        if (open) {
            interrupted = true;
            caller.interrupt();
        }
    }

    /** No interrupt of ours is left behind, and none of others is lost. */
    @Override
    public void close() {
        registration.close();
        synchronized (this) {
            open = false;
            if (timer != null) {
                timer.interrupt();
            }
        }
        if (interrupted) {
            Thread.interrupted();
        }
        if (pending) {
            caller.interrupt();
        }
    }
}

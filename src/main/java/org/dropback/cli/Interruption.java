package org.dropback.cli;

import org.dropback.cli.Signals.Kind;
import org.jspecify.annotations.Nullable;

/** Ends the thread that runs a command when a signal arrives: it is interrupted, and can ask here why. */
final class Interruption implements AutoCloseable {

    private final Signals.Registration registration;
    private volatile @Nullable Kind kind;

    Interruption(Signals signals) {
        var runner = Thread.currentThread();
        registration = signals.listen(received -> {
            kind = received;
            runner.interrupt();
        });
    }

    /** Null while no signal arrived. */
    @Nullable Kind kind() {
        return kind;
    }

    boolean happened() {
        return kind != null;
    }

    /** Gives the signals back, and the thread its clean state. */
    @Override
    public void close() {
        registration.close();
        Thread.interrupted();
    }
}

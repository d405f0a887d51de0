package org.dropback.cli;

import java.util.function.Consumer;

/** How a running command learns that it shall end. */
public interface Signals {

    enum Kind {
        /** Ctrl-C. */
        INTERRUPT,
        /** SIGTERM, or the terminal went away. */
        TERMINATE
    }

    /** Sends each signal to the listener, on a thread of the JVM, until the registration is closed. */
    Registration listen(Consumer<Kind> listener);

    /** Gives the signals back. */
    interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}

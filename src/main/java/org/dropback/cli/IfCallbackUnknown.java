package org.dropback.cli;

/** What happens to a stored object of which nobody knows whether its callback was called. */
enum IfCallbackUnknown {
    LEAVE,
    /** OSS is asked to call back again: the application server may get it twice. */
    AGAIN;

    boolean again() {
        return this == AGAIN;
    }
}

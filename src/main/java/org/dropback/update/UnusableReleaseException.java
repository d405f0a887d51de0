package org.dropback.update;

/** A file that tells of no release. */
final class UnusableReleaseException extends Exception {

    private final UpdateResult.Cause why;

    UnusableReleaseException(UpdateResult.Cause why, String detail) {
        super(detail);
        this.why = why;
    }

    UpdateResult.Cause why() {
        return why;
    }
}

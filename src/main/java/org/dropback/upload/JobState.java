package org.dropback.upload;

/** Where a job stands (house: "States"). {@link JobStateMachine} holds what may follow what. */
public enum JobState {
    WAITING, UPLOADING, CALLING_BACK, DONE, SKIPPED, PAUSED, FAILED, CANCELLED,
    /** An object is there under its key, and its user is asked what is to become of it. */
    ASKING,
    /** The URL or the address that permits it is a secret, was not recorded, and must be given again. */
    URL_NEEDED,
    /** OSS answered 203: the object is there; never uploaded again by itself. */
    CALLBACK_FAILED,
    /** The answer was lost after the last byte; HEAD says stored. Never called again by itself. */
    CALLBACK_UNKNOWN;

    public boolean isFinished() {
        return switch (this) {
            case DONE, SKIPPED, FAILED, CANCELLED, CALLBACK_FAILED, CALLBACK_UNKNOWN -> true;
            case WAITING, UPLOADING, CALLING_BACK, PAUSED, ASKING, URL_NEEDED -> false;
        };
    }

    /** Whether nothing happens to it until its user says so. */
    public boolean isResting() {
        return this == PAUSED || this == ASKING || this == URL_NEEDED;
    }
}

package org.dropback.upload;

/** Where a job stands (house: "States"). {@link JobStateMachine} holds what may follow what. */
public enum JobState {
    WAITING, UPLOADING, CALLING_BACK, DONE, SKIPPED, PAUSED, FAILED, CANCELLED,
    /** OSS answered 203: the object is there; never uploaded again by itself. */
    CALLBACK_FAILED,
    /** The answer was lost after the last byte; HEAD says stored. Never called again by itself. */
    CALLBACK_UNKNOWN;

    public boolean isFinished() {
        return switch (this) {
            case DONE, SKIPPED, FAILED, CANCELLED, CALLBACK_FAILED, CALLBACK_UNKNOWN -> true;
            case WAITING, UPLOADING, CALLING_BACK, PAUSED -> false;
        };
    }
}

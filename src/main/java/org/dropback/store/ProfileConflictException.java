package org.dropback.store;

import java.io.IOException;
import org.dropback.callback.SavedProfile;

/** A profile was not saved: its file holds something else than its author started from. Nothing was written. */
public final class ProfileConflictException extends IOException {

    private static final long serialVersionUID = 1;

    private final transient SavedProfile onDisk;

    ProfileConflictException(SavedProfile onDisk) {
        super("changed on disk: " + onDisk.name());
        this.onDisk = onDisk;
    }

    /** What is there now. */
    public SavedProfile onDisk() {
        return onDisk;
    }
}

package org.dropback.store;

import java.io.IOException;
import java.util.Optional;
import org.dropback.connection.SavedConnection;
import org.jspecify.annotations.Nullable;

/** A connection was not saved: it is not any more what its author started from. Nothing was written. */
public final class ConnectionConflictException extends IOException {

    private static final long serialVersionUID = 1;

    private final transient @Nullable SavedConnection onDisk;

    ConnectionConflictException(@Nullable SavedConnection onDisk) {
        super("changed on disk" + (onDisk == null ? "" : ": " + onDisk.name()));
        this.onDisk = onDisk;
    }

    /** What is there now; empty where it was deleted. */
    public Optional<SavedConnection> onDisk() {
        return Optional.ofNullable(onDisk);
    }
}

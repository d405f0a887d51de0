package org.dropback.sandbox.storage;

import java.io.IOException;
import java.nio.file.Path;

/** Another sandbox has the data folder open. */
public final class FolderInUseException extends IOException {

    FolderInUseException(Path folder) {
        super(folder.toString());
    }
}

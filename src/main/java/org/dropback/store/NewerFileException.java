package org.dropback.store;

import java.io.IOException;
import java.nio.file.Path;

/** A newer version of this program wrote a file: this one does not touch it. */
public final class NewerFileException extends IOException {

    private static final long serialVersionUID = 1;

    NewerFileException(Path file, String detail, Throwable cause) {
        super(file + ": " + detail, cause);
    }
}

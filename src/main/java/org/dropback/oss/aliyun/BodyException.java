package org.dropback.oss.aliyun;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import org.dropback.callback.LocalError;

/** The bytes to send could not be had: a fault of the file, not of the line. */
final class BodyException extends IOException {

    private final LocalError error;

    BodyException(LocalError error, String message) {
        super(message);
        this.error = error;
    }

    BodyException(IOException cause) {
        super(cause.toString(), cause);
        error = switch (cause) {
            case NoSuchFileException _, FileNotFoundException _ -> LocalError.FILE_VANISHED;
            default -> LocalError.FILE_UNREADABLE;
        };
    }

    LocalError error() {
        return error;
    }
}

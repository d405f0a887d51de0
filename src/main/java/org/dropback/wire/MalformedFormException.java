package org.dropback.wire;

import java.io.IOException;

/** A multipart/form-data body that is not well formed, or ends before its last boundary. */
public final class MalformedFormException extends IOException {

    private static final long serialVersionUID = 1L;

    MalformedFormException(Throwable cause) {
        super(cause);
    }
}

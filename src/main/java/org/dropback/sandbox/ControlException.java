package org.dropback.sandbox;

import org.jspecify.annotations.Nullable;

/** Why the control endpoint refuses. */
final class ControlException extends Exception {

    private final int status;
    private final @Nullable String field;

    ControlException(int status, @Nullable String field, String message) {
        super(message);
        this.status = status;
        this.field = field;
    }

    /** The body is not what the path takes. */
    static ControlException badField(String field, String message) {
        return new ControlException(400, field, message);
    }

    int status() {
        return status;
    }

    /** The field of the body that is wrong; null where it is none. */
    @Nullable String field() {
        return field;
    }
}

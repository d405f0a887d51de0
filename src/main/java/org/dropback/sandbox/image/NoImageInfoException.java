package org.dropback.sandbox.image;

import org.dropback.callback.CallbackFailure;

/** Nothing can be told of a picture. */
public final class NoImageInfoException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient CallbackFailure failure;

    NoImageInfoException(CallbackFailure failure) {
        super(failure.message());
        this.failure = failure;
    }

    /** What OSS says of it. */
    public CallbackFailure failure() {
        return failure;
    }
}

package org.dropback.callback;

/** A callback parameter that OSS refuses. */
public final class CallbackRefusedException extends Exception {

    private final CallbackRefusal refusal;

    public CallbackRefusedException(CallbackRefusal refusal) {
        super(refusal.message());
        this.refusal = refusal;
    }

    public CallbackRefusal refusal() {
        return refusal;
    }
}

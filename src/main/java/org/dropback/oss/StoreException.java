package org.dropback.oss;

import org.dropback.callback.ErrorEvidence;
import org.jspecify.annotations.Nullable;

/** A call that did not succeed, with its evidence. */
public final class StoreException extends Exception {

    private final transient ErrorEvidence evidence;

    public StoreException(ErrorEvidence evidence, @Nullable Throwable cause) {
        super(evidence.code() + ": " + evidence.message(), cause);
        this.evidence = evidence;
    }

    public ErrorEvidence evidence() {
        return evidence;
    }
}

package org.dropback.oss;

import java.time.Duration;
import java.util.Optional;
import org.dropback.callback.ErrorEvidence;
import org.jspecify.annotations.Nullable;

/** A call that did not succeed, with its evidence. */
public final class StoreException extends Exception {

    private final transient ErrorEvidence evidence;
    private final FailureKind kind;
    private final @Nullable Duration retryAfter;

    /** A failure that no second try mends. */
    public StoreException(ErrorEvidence evidence, @Nullable Throwable cause) {
        this(evidence, FailureKind.FATAL, null, cause);
    }

    /** @param retryAfter what OSS asked for; null where it asked for nothing */
    public StoreException(ErrorEvidence evidence, FailureKind kind, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(evidence.code() + ": " + evidence.message(), cause);
        this.evidence = evidence;
        this.kind = kind;
        this.retryAfter = retryAfter;
    }

    public ErrorEvidence evidence() {
        return evidence;
    }

    /** Whether, and when, the same request is worth sending again. */
    public FailureKind kind() {
        return kind;
    }

    /** How long OSS asks to be left alone ({@code x-oss-qos-delay-time}, facts 7), at most five minutes. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}

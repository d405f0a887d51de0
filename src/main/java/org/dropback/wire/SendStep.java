package org.dropback.wire;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a sender has got done, or failed at. Immutable, any thread.
 *
 * @param took      from the step before
 * @param detail    technical and in no language: addresses, {@code TLSv1.3, CN=…}, bytes, a status line, a reason
 * @param handshake of {@link Phase#TLS}, null where it did not end in time; else null
 */
public record SendStep(Phase phase, boolean done, Duration took, String detail, @Nullable Handshake handshake) {

    /** In this order; {@link #TLS} only where TLS is spoken. */
    public enum Phase { LOOKUP, CONNECT, TLS, REQUEST, HEAD, BODY }
}

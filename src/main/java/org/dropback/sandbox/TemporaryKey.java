package org.dropback.sandbox;

import java.time.Instant;

/**
 * What STS gives: a key pair that is good only together with its token, and only for a while. Immutable, any thread.
 *
 * @param token   sent as {@code x-oss-security-token} or, in a V1 URL, {@code security-token}; signed with the rest
 * @param expires from then on requests are refused with {@code SecurityTokenExpired}
 */
public record TemporaryKey(String accessKeyId, String accessKeySecret, String token, Instant expires) {

    /** The one that every sandbox knows from its start. No secret, and good until {@link TemporaryKeys#add} says otherwise. */
    public static final TemporaryKey SANDBOX = new TemporaryKey("STS.sandbox", "sandbox-sts-secret", "sandbox-sts-token", Instant.MAX);

    public TemporaryKey withExpires(Instant instant) {
        return new TemporaryKey(accessKeyId, accessKeySecret, token, instant);
    }

    /** Only the ID: the rest may be somebody's secret. */
    @Override
    public String toString() {
        return "TemporaryKey[" + accessKeyId + "]";
    }
}

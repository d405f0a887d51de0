package org.dropback.callback;

import org.jspecify.annotations.Nullable;

/**
 * A failure as it was received, ready to be explained and copied. Never holds a secret.
 *
 * @param stored     what it means for the file
 * @param httpStatus of OSS's answer; 0 when there was none (a local or network failure)
 * @param code       OSS's {@code Code}, or one of {@link LocalError}'s names
 * @param message    OSS's {@code Message}, or the technical reason
 * @param requestId  OSS's request ID
 * @param ec         OSS's {@code EC}, such as {@code 0007-00000203}
 */
public record ErrorEvidence(Stored stored, int httpStatus, String code, String message, @Nullable String requestId, @Nullable String ec) {

    public static ErrorEvidence local(Stored stored, LocalError error, String detail) {
        return new ErrorEvidence(stored, 0, error.code(), detail, null, null);
    }
}

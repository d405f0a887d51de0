package org.dropback.callback;

import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * OSS's answer to an upload that had a callback.
 *
 * @param httpStatus  200: the application server's answer was relayed; 203: stored, but the callback failed
 * @param contentType as received
 * @param body        as received: on 200 the application server's bytes, on 203 OSS's XML; the first {@value #MAX_BYTES} bytes
 * @param truncated   whether the answer was longer
 * @param waited      from the last request byte to the head of the answer, storing included (OSS tells no more)
 * @param error       on 203 what the XML says
 */
public record CallbackAnswer(int httpStatus, @Nullable String contentType, byte[] body, boolean truncated, Duration waited,
                             @Nullable ErrorEvidence error) {

    public static final int MAX_BYTES = 1 << 20;

    public boolean succeeded() {
        return error == null;
    }

    /** The same answer, of whose body no more is kept. @param bytes at most */
    public CallbackAnswer cut(int bytes) {
        return body.length <= bytes ? this : new CallbackAnswer(httpStatus, contentType, Arrays.copyOf(body, bytes), true, waited, error);
    }
}

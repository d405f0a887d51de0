package org.dropback.callback;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The two headers that carry a callback, as Base64 on one line.
 *
 * @param callback  value of {@code x-oss-callback}
 * @param variables value of {@code x-oss-callback-var}, null without custom variables
 */
public record CallbackHeaders(String callback, @Nullable String variables) {

    /** Bytes that OSS accepts in each header, counted on the Base64 value (facts 1.3). */
    public static final int MAX_BYTES = 5 * 1024;

    public int callbackBytes() {
        return callback.getBytes(StandardCharsets.UTF_8).length;
    }

    public int variablesBytes() {
        return variables == null ? 0 : variables.getBytes(StandardCharsets.UTF_8).length;
    }
}

package org.dropback.oss.aliyun;

import com.aliyun.oss.HttpMethod;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request, before it is signed.
 *
 * @param key        null for the bucket itself
 * @param parameters a null value is a name without one
 * @param copied     bytes that OSS copies by itself before it answers
 * @param repeatable whether it may be done twice without harm: a second callback is harm, and so is the refusal of an overwrite by the first try
 */
record Call(HttpMethod method, Effect effect, String bucket, @Nullable String key, Map<String, @Nullable String> parameters,
            Map<String, String> headers, RequestBody body, long copied, boolean repeatable) {

    Call(HttpMethod method, Effect effect, String bucket, @Nullable String key, RequestBody body) {
        this(method, effect, bucket, key, Map.of(), Map.of(), body, 0, effect != Effect.STORES);
    }

    Call withParameters(Map<String, @Nullable String> added) {
        return new Call(method, effect, bucket, key, added, headers, body, copied, repeatable);
    }

    /** A null value adds nothing. */
    Call withHeader(String name, @Nullable String value) {
        return value == null ? this : withHeaders(Map.of(name, value));
    }

    Call withHeaders(Map<String, String> more) {
        var added = new HashMap<>(headers);
        added.putAll(more);
        return new Call(method, effect, bucket, key, parameters, added, body, copied, repeatable);
    }

    Call copying(long bytes) {
        return new Call(method, effect, bucket, key, parameters, headers, body, bytes, repeatable);
    }

    Call repeatable(boolean harmless) {
        return new Call(method, effect, bucket, key, parameters, headers, body, copied, harmless);
    }
}

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
 * @param askFirst   whether to wait for OSS's consent before the body goes out ({@code Expect: 100-continue})
 */
record Call(HttpMethod method, Effect effect, String bucket, @Nullable String key, Map<String, @Nullable String> parameters, Map<String, String> headers,
            RequestBody body, boolean askFirst) {

    Call(HttpMethod method, Effect effect, String bucket, @Nullable String key, RequestBody body) {
        this(method, effect, bucket, key, Map.of(), Map.of(), body, false);
    }

    Call withParameters(Map<String, @Nullable String> added) {
        return new Call(method, effect, bucket, key, added, headers, body, askFirst);
    }

    /** A null value adds nothing. */
    Call withHeader(String name, @Nullable String value) {
        if (value == null) {
            return this;
        }
        var added = new HashMap<>(headers);
        added.put(name, value);
        return new Call(method, effect, bucket, key, parameters, added, body, askFirst);
    }

    Call withHeaders(Map<String, String> more) {
        var added = new HashMap<>(headers);
        added.putAll(more);
        return new Call(method, effect, bucket, key, parameters, added, body, askFirst);
    }

    Call askingFirst() {
        return new Call(method, effect, bucket, key, parameters, headers, body, true);
    }
}

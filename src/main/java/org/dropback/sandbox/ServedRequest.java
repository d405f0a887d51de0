package org.dropback.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.dropback.wire.RequestHead;
import org.jspecify.annotations.Nullable;

/**
 * A request that the sandbox's OSS answered, or that a fault kept from an answer. Immutable, any thread.
 *
 * @param operation     what was asked for, in OSS's words; null for what the sandbox does not know
 * @param bucket        null for the service itself
 * @param key           decoded; null for a bucket
 * @param query         raw, without the question mark; holds signatures of presigned URLs
 * @param status        0 where a fault cut the connection before an answer
 * @param code          OSS's error code; null for a success
 * @param bytesReceived of the body
 * @param took          from the head of the request to the end of the answer
 * @param head          as received
 * @param fault         the fault rules that struck it; null for none
 */
public record ServedRequest(Instant at, String method, @Nullable String operation, @Nullable String bucket, @Nullable String key, String query, int status,
                            @Nullable String code, String requestId, long bytesReceived, Duration took, byte[] head, @Nullable String fault) {

    /** What it told OSS beyond HTTP: names in lower case, without the token of an STS key. */
    public Map<String, String> ossHeaders() {
        var told = new TreeMap<String, String>();
        for (var header : RequestHead.parse(head).headers()) {
            var name = header.getKey().toLowerCase(Locale.ROOT);
            if (name.startsWith("x-oss-") && !name.equals("x-oss-security-token")) {
                told.merge(name, header.getValue(), (first, next) -> first + "," + next);
            }
        }
        return Collections.unmodifiableMap(told);
    }
}

package org.dropback.signing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What of a request to OSS is signed. Immutable, any thread.
 *
 * @param method           upper case
 * @param bucket           null for the service itself; named here however the request names it (virtual host, path, CNAME)
 * @param key              decoded; null for the bucket itself
 * @param query            decoded names and values in any order, "" where a name has no value
 * @param headersLowerCase a header sent several times is joined with commas
 */
public record SignableRequest(String method, @Nullable String bucket, @Nullable String key, List<Map.Entry<String, String>> query,
                              Map<String, String> headersLowerCase) {

    public SignableRequest {
        query = List.copyOf(query);
        headersLowerCase = Map.copyOf(headersLowerCase);
    }

    Optional<String> parameter(String name) {
        return query.stream().filter(entry -> entry.getKey().equals(name)).map(Map.Entry::getValue).findFirst();
    }

    /** {@code /}, {@code /bucket/} or {@code /bucket/key}, not encoded. */
    String resource() {
        return bucket == null ? "/" : "/" + bucket + "/" + (key == null ? "" : key);
    }

    String header(String name) {
        return headersLowerCase.getOrDefault(name, "").trim();
    }
}

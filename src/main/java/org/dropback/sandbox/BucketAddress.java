package org.dropback.sandbox;

import java.util.Optional;
import org.dropback.wire.RequestHead;
import org.jspecify.annotations.Nullable;

/**
 * Which bucket and object a request names. This is the only place that knows the sandbox speaks path style, {@code /bucket/key}.
 *
 * @param bucket null for the service itself
 * @param key    decoded; null for the bucket itself
 */
record BucketAddress(@Nullable String bucket, @Nullable String key) {

    static BucketAddress of(RequestHead head) throws OssError {
        var path = head.rawPath();
        if (!path.startsWith("/")) {
            throw invalidUri(path);
        }
        int slash = path.indexOf('/', 1);
        var bucket = decode(path.substring(1, slash < 0 ? path.length() : slash));
        var key = slash < 0 ? "" : decode(path.substring(slash + 1));
        return new BucketAddress(bucket.isEmpty() ? null : bucket, key.isEmpty() ? null : key);
    }

    private static String decode(String text) throws OssError {
        Optional<String> decoded = Percent.decode(text);
        return decoded.orElseThrow(() -> invalidUri(text));
    }

    private static OssError invalidUri(String uri) {
        return new OssError(400, "InvalidURI", "Couldn't parse the specified URI.", null).with("URI", uri);
    }
}

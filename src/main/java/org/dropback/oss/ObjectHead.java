package org.dropback.oss;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What HeadObject says.
 *
 * @param size    bytes
 * @param etag    without quotes
 * @param crc64   unsigned decimal; "" for an object from before OSS counted
 * @param headers all of the answer, names in lower case
 */
public record ObjectHead(long size, String etag, String crc64, @Nullable String contentType, Instant lastModified, String requestId,
                         Map<String, String> headers) {

    /** As OSS writes it; null where it says none. */
    public @Nullable String storageClass() {
        return headers.get("x-oss-storage-class");
    }

    /** {@code Normal}, {@code Multipart}, {@code Appendable} or {@code Symlink}; "" where OSS says none. */
    public String type() {
        return headers.getOrDefault("x-oss-object-type", "");
    }

    /** Null in a bucket without versions. */
    public @Nullable String versionId() {
        return headers.get("x-oss-version-id");
    }
}

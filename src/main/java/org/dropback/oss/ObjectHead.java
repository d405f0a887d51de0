package org.dropback.oss;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What HeadObject says.
 *
 * @param size    bytes
 * @param etag    without quotes
 * @param crc64   unsigned decimal
 * @param headers all of the answer, names in lower case
 */
public record ObjectHead(long size, String etag, String crc64, @Nullable String contentType, Instant lastModified, String requestId,
                         Map<String, String> headers) {
}

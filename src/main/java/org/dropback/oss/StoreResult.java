package org.dropback.oss;

import org.dropback.callback.CallbackAnswer;
import org.jspecify.annotations.Nullable;

/**
 * A stored object. ETag and CRC64 are never null: where the answer lacks them (a 203 through the SDK, a callback on Complete) a HEAD fills them in.
 * Where that fails, the ETag is empty: unknown.
 *
 * @param etag     without quotes
 * @param crc64    unsigned decimal, equal to the CRC64 of our bytes
 * @param callback what came back, null for a plain upload
 */
public record StoreResult(String etag, String crc64, String requestId, @Nullable CallbackAnswer callback) {
}

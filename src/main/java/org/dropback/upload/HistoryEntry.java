package org.dropback.upload;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt that ended, as the history keeps it after its job is gone.
 *
 * @param file     as it was given
 * @param outcome  a finished state
 * @param bytes    sent in this attempt
 * @param answered HTTP status of OSS's answer; 0 where there was none
 * @param code     of the failure, null for none
 * @param answer   to the callback, its first 64 KiB; null for none
 */
public record HistoryEntry(long id, Instant at, String file, String connection, String bucket, String key, @Nullable UploadMethod method, long size,
                           JobState outcome, int answered, @Nullable String code, @Nullable String message, @Nullable String ec,
                           @Nullable String requestId, @Nullable String etag, @Nullable String crc64, long bytes, long millis,
                           byte @Nullable [] answer) {
}

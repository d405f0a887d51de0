package org.dropback.oss;

import java.time.Instant;

/** A multipart upload that was neither completed nor aborted; its parts cost money. */
public record OngoingUpload(String key, String uploadId, Instant initiated) {
}

package org.dropback.sandbox.storage;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.dropback.digest.Crc64;
import org.jspecify.annotations.Nullable;

/**
 * An object. Immutable, any thread.
 *
 * @param blobs          its bytes, one after the other
 * @param etag           without quotes
 * @param contentMd5     Base64; null for an object made of parts
 * @param headers        that a GET repeats, such as Content-Type and x-oss-meta-*; lower case
 * @param modifiedMillis since the epoch
 */
public record StoredObject(String key, List<Blob> blobs, String etag, @Nullable String contentMd5, Map<String, String> headers,
                           long modifiedMillis) {

    public StoredObject {
        blobs = List.copyOf(blobs);
        headers = Map.copyOf(headers);
    }

    public long size() {
        return blobs.stream().mapToLong(Blob::size).sum();
    }

    /** Unsigned decimal, as {@code x-oss-hash-crc64ecma} has it. */
    public String crc64() {
        long crc = 0;
        for (var blob : blobs) {
            crc = Crc64.combine(crc, blob.crc64(), blob.size());
        }
        return Crc64.unsigned(crc);
    }

    @JsonIgnore
    public boolean isMultipart() {
        return contentMd5 == null;
    }

    public Instant modified() {
        return Instant.ofEpochMilli(modifiedMillis);
    }

    public String contentType() {
        return headers.getOrDefault("content-type", "application/octet-stream");
    }
}

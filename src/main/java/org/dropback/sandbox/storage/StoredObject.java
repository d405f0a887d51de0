package org.dropback.sandbox.storage;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dropback.digest.Crc64;
import org.jspecify.annotations.Nullable;

/**
 * An object. Immutable, any thread.
 *
 * @param blobs          its bytes, one after the other
 * @param etag           without quotes
 * @param contentMd5     Base64; null for an object made of parts
 * @param headers        that it was stored with: those that a GET repeats, such as Content-Type and x-oss-meta-*, its ACL and tags; lower case
 * @param modifiedMillis since the epoch
 */
public record StoredObject(String key, List<Blob> blobs, String etag, @Nullable String contentMd5, Map<String, String> headers,
                           long modifiedMillis) {

    public StoredObject {
        Objects.requireNonNull(key);
        Objects.requireNonNull(etag);
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

    /** Normal, Multipart or Appendable. */
    public String type() {
        return headers.getOrDefault("x-oss-object-type", contentMd5 == null ? "Multipart" : "Normal");
    }

    /** Its own: default, private, public-read or public-read-write. */
    public String acl() {
        return headers.getOrDefault("x-oss-object-acl", "default");
    }

    /** As the header carries them, {@code a=b&c=d}; empty without any. */
    public String tagging() {
        return headers.getOrDefault("x-oss-tagging", "");
    }

    /** The same with one of its headers changed. */
    public StoredObject with(String header, String value) {
        var changed = new HashMap<>(headers);
        changed.put(header, value);
        return new StoredObject(key, blobs, etag, contentMd5, changed, modifiedMillis);
    }

    public Instant modified() {
        return Instant.ofEpochMilli(modifiedMillis);
    }

    public String contentType() {
        return headers.getOrDefault("content-type", "application/octet-stream");
    }
}

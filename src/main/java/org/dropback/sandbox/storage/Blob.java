package org.dropback.sandbox.storage;

import java.util.Objects;

/**
 * Bytes on disk, of an object or a part. Immutable, any thread.
 *
 * @param id    names the file
 * @param md5   upper-case hex
 * @param crc64 ECMA
 */
public record Blob(String id, long size, String md5, long crc64) {

    public Blob {
        Objects.requireNonNull(id);
        Objects.requireNonNull(md5);
    }
}

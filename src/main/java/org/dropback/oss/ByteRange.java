package org.dropback.oss;

import org.jspecify.annotations.Nullable;

/**
 * A run of bytes of an object.
 *
 * @param offset of its first byte
 * @param length at least 1
 * @param whole  whether that is all of it, and need not be said
 */
public record ByteRange(long offset, long length, boolean whole) {

    public ByteRange {
        if (offset < 0 || length < 1) {
            throw new IllegalArgumentException(offset + ", " + length);
        }
    }

    /** Of a larger object. */
    public ByteRange(long offset, long length) {
        this(offset, length, false);
    }

    /** @param size of the object, at least 1 */
    public static ByteRange all(long size) {
        return new ByteRange(0, size, true);
    }

    /** As {@code x-oss-copy-source-range} has it, the last byte included; null where there is none of a whole object. */
    public @Nullable String header() {
        return whole ? null : "bytes=" + offset + "-" + (offset + length - 1);
    }
}

package org.dropback.oss;

/**
 * A run of bytes of an object.
 *
 * @param offset of its first byte
 * @param length at least 1
 */
public record ByteRange(long offset, long length) {

    public ByteRange {
        if (offset < 0 || length < 1) {
            throw new IllegalArgumentException(offset + ", " + length);
        }
    }

    /** As {@code x-oss-copy-source-range} has it, the last byte included. */
    public String header() {
        return "bytes=" + offset + "-" + (offset + length - 1);
    }
}

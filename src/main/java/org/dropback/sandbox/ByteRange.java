package org.dropback.sandbox;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A part of an object.
 *
 * @param from   first byte
 * @param length at least 1
 */
record ByteRange(long from, long length) {

    private static final Pattern HEADER = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

    /** Empty for a header that is none or does not fit the object: OSS then sends the whole. */
    static Optional<ByteRange> parse(String header, long size) {
        var matcher = HEADER.matcher(header.strip());
        if (!matcher.matches() || matcher.group(1).isEmpty() && matcher.group(2).isEmpty() || size == 0) {
            return Optional.empty();
        }
        if (matcher.group(1).isEmpty()) {
            long last = Math.min(Long.parseLong(matcher.group(2)), size);
            return last == 0 ? Optional.empty() : Optional.of(new ByteRange(size - last, last));
        }
        long from = Long.parseLong(matcher.group(1));
        long to = matcher.group(2).isEmpty() ? size - 1 : Long.parseLong(matcher.group(2));
        return from >= size || to < from || to >= size && !matcher.group(2).isEmpty() ? Optional.empty()
                : Optional.of(new ByteRange(from, to - from + 1));
    }

    String contentRange(long size) {
        return "bytes " + from + "-" + (from + length - 1) + "/" + size;
    }
}

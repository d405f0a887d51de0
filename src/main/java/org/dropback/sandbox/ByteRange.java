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

    /**
     * What GetObject is asked for; empty for the whole. A header that is none, or does not fit the object, counts as none, unless
     * {@code x-oss-range-behavior: standard} asks for HTTP's own rules (OSS document "GetObject").
     *
     * @throws OssError InvalidRange, by HTTP's rules alone
     */
    static Optional<ByteRange> of(OssRequest request, long size) throws OssError {
        var header = request.header("range").orElse("");
        if (!request.header("x-oss-range-behavior").orElse("").equals("standard")) {
            return parse(header, size).filter(range -> range.from + range.length <= size);
        }
        var range = parse(header, size);
        if (range.isPresent() && range.get().from >= size) {
            throw OssError.invalidRange(header, size);
        }
        return range.map(r -> new ByteRange(r.from, Math.min(r.length, size - r.from)));
    }

    /** Empty for a header that is none. The range may reach over the end, or lie behind it. */
    static Optional<ByteRange> parse(String header, long size) {
        var matcher = HEADER.matcher(header.strip());
        if (!matcher.matches() || matcher.group(1).isEmpty() && matcher.group(2).isEmpty()) {
            return Optional.empty();
        }
        if (matcher.group(1).isEmpty()) {
            long last = Math.min(Long.parseLong(matcher.group(2)), size);
            return last == 0 ? Optional.empty() : Optional.of(new ByteRange(size - last, last));
        }
        long from = Long.parseLong(matcher.group(1));
        long to = matcher.group(2).isEmpty() ? Math.max(from, size - 1) : Long.parseLong(matcher.group(2));
        return to < from ? Optional.empty() : Optional.of(new ByteRange(from, to - from + 1));
    }

    String contentRange(long size) {
        return "bytes " + from + "-" + (from + length - 1) + "/" + size;
    }
}

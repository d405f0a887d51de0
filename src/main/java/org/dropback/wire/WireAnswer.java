package org.dropback.wire;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An answer as received. Immutable, any thread.
 *
 * @param status  100 to 999 as the peer wrote it, never an interim one
 * @param headers in order, names in the peer's case, values trimmed and read as UTF-8
 * @param rawHead the bytes up to and including the empty line
 * @param body    dechunked, at most as many bytes as the caller allowed
 * @param tooLong whether the body is longer than that
 */
public record WireAnswer(int status, List<Map.Entry<String, String>> headers, byte[] rawHead, byte[] body, boolean tooLong) {

    public WireAnswer {
        headers = List.copyOf(headers);
    }

    /** The first value of a header, whatever the case of its name. */
    public Optional<String> header(String name) {
        return headers.stream().filter(h -> h.getKey().equalsIgnoreCase(name)).map(Map.Entry::getValue).findFirst();
    }
}

package org.dropback.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A callback that the receiver took. Immutable, any thread.
 *
 * @param target   path and query as received
 * @param headers  in order, names in the sender's case
 * @param head     the bytes of request line and headers
 * @param answered status of the receiver's answer
 * @param tls      null where it came without TLS
 */
public record ReceivedCallback(Instant at, String target, List<Map.Entry<String, String>> headers, byte[] head, byte[] body, Verdict signature,
                               int answered, @Nullable Tls tls) {

    /** @param sni the name that the sender asked for; null where it asked for none */
    public record Tls(@Nullable String sni) { }

    /** What the receiver thinks of the signature. */
    public enum Verdict {
        VALID("valid"), INVALID("invalid"), MISSING("missing"), KEY_UNREACHABLE("key-unreachable");

        private final String text;

        Verdict(String text) {
            this.text = text;
        }

        /** As the command line prints it. */
        public String text() {
            return text;
        }
    }

    public ReceivedCallback {
        headers = List.copyOf(headers);
    }

    /** The target up to its question mark. */
    public String path() {
        int mark = target.indexOf('?');
        return mark < 0 ? target : target.substring(0, mark);
    }

    public String bodyText() {
        return new String(body, UTF_8);
    }

    /** The first value of a header, whatever the case of its name. */
    public Optional<String> header(String name) {
        return headers.stream().filter(h -> h.getKey().equalsIgnoreCase(name)).map(Map.Entry::getValue).findFirst();
    }
}

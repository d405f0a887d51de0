package org.dropback.sandbox.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;

/** Percent-encoding of paths and queries. */
public final class Percent {

    private Percent() {
    }

    /** Empty where an escape is broken or the bytes are no UTF-8. A plus stays a plus. */
    public static Optional<String> decode(String text) {
        var raw = text.getBytes(UTF_8);
        var bytes = new ByteArrayOutputStream(raw.length);
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] != '%') {
                bytes.write(raw[i]);
                continue;
            }
            int high = i + 2 < raw.length ? Character.digit(raw[i + 1], 16) : -1;
            int low = high >= 0 ? Character.digit(raw[i + 2], 16) : -1;
            if (low < 0) {
                return Optional.empty();
            }
            bytes.write(high << 4 | low);
            i += 2;
        }
        try {
            return Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** The same, and a plus is a space, as OSS reads paths, queries and encoded headers. */
    public static Optional<String> decodePlus(String text) {
        return decode(text.replace('+', ' '));
    }

    /** As {@code encoding-type=url} has it; a slash is left as it is. */
    public static String encode(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20").replace("%2F", "/");
    }
}

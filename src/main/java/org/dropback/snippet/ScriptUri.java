package org.dropback.snippet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;

/** What JavaScript's {@code encodeURI} does, which ali-oss applies to the callback's URL (facts 3.7). */
final class ScriptUri {

    private static final String KEPT = "-_.!~*'();/?:@&=+$,#";

    private ScriptUri() {
    }

    /** The text that {@code encodeURI} makes this URL of; empty where there is none, as for {@code %2F}. */
    static Optional<String> decode(String url) {
        var bytes = new ByteArrayOutputStream();
        var utf8 = url.getBytes(UTF_8);
        for (int i = 0; i < utf8.length; i++) {
            boolean escape = utf8[i] == '%' && i + 2 < utf8.length && Character.digit(utf8[i + 1], 16) >= 0 && Character.digit(utf8[i + 2], 16) >= 0;
            bytes.write(escape ? Character.digit(utf8[i + 1], 16) * 16 + Character.digit(utf8[i + 2], 16) : utf8[i]);
            i += escape ? 2 : 0;
        }
        try {
            var decoded = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())).toString();
            return Optional.of(decoded).filter(text -> encode(text).equals(url));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static String encode(String text) {
        var encoded = new StringBuilder();
        for (byte b : text.getBytes(UTF_8)) {
            boolean kept = b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || KEPT.indexOf(b) >= 0;
            encoded.append(kept ? Character.toString(b) : String.format("%%%02X", b & 0xff));
        }
        return encoded.toString();
    }
}

package org.dropback.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A request as a curl command for bash: pasted into a terminal or run as a script it sends the same method, path, query, headers and body, byte for
 * byte. Stateless, any thread.
 */
public final class CurlCommand {

    /** Longer ones do not fit into one word of a command on Linux. */
    private static final int LONGEST_WORD = 100_000;
    /** curl makes these itself, the same. */
    private static final Set<String> LEFT_TO_CURL = Set.of("content-length", "transfer-encoding");
    /** curl adds these unless it is told otherwise. */
    private static final List<String> UNWANTED = List.of("Accept", "User-Agent", "Content-Type", "Expect");

    private CurlCommand() {
    }

    /** @param url to send to; its path and query count, not those of the callback */
    public static String of(ReceivedCallback callback, String url) {
        return of(callback.method(), url, callback.headers(), callback.body());
    }

    public static String of(String method, String url, List<Map.Entry<String, String>> headers, byte[] body) {
        var words = new ArrayList<>(List.of("curl -sS -i --http1.1 -g --path-as-is -X " + quoted(method)));
        words.add(quoted(url));
        for (var header : headers) {
            if (!LEFT_TO_CURL.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                // A semicolon instead of a colon is how curl sends a header without a value.
                words.add("-H " + quoted(header.getValue().isEmpty() ? header.getKey() + ";" : header.getKey() + ": " + header.getValue()));
            }
        }
        for (var name : UNWANTED) {
            if (headers.stream().noneMatch(header -> header.getKey().equalsIgnoreCase(name))) {
                words.add("-H " + quoted(name + ":"));
            }
        }
        if (isPlainText(body)) {
            words.add("--data-raw " + quoted(new String(body, UTF_8)));
            return String.join(" \\\n  ", words) + "\n";
        }
        words.add("--data-binary @-");
        var base64 = Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(body);
        return "base64 -d <<'END' | " + String.join(" \\\n  ", words) + "\n" + base64 + "\nEND\n";
    }

    /** Whether it can stand in a command as it is: text, without characters that a terminal acts upon. */
    private static boolean isPlainText(byte[] body) {
        if (body.length > LONGEST_WORD) {
            return false;
        }
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).codePoints().noneMatch(c -> c != '\n' && Character.getType(c) == Character.CONTROL);
        } catch (CharacterCodingException noText) {
            return false;
        }
    }

    private static String quoted(String word) {
        if (word.chars().noneMatch(c -> Character.getType(c) == Character.CONTROL && c != '\n')) {
            return "'" + word.replace("'", "'\\''") + "'";
        }
        var out = new StringBuilder("$'");
        word.chars().forEach(c -> {
            if (c == '\'' || c == '\\') {
                out.append('\\').append((char) c);
            } else if (c < ' ' || c == 0x7F) {
                out.append(String.format("\\x%02x", c));
            } else {
                out.append((char) c);
            }
        });
        return out.append("'").toString();
    }
}

package org.dropback.snippet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;

/**
 * Bash: in single quotes, or where something cannot be seen {@code $'…'} with its bytes in octal. No variable of a shell
 * holds a NUL, so a template must name nothing that can: a key only percent-encoded, the callback as JSON.
 */
final class ShellLiterals {

    static final Literals STRING = text -> text.codePoints().allMatch(Quoted::isReadable)
            ? "'" + text.replace("'", "'\\''") + "'"
            : new Quoted("$'", "'", Map.of("'", "\\'", "\\", "\\\\", "\n", "\\n", "\r", "\\r", "\t", "\\t"), ShellLiterals::octal).of(text);

    private ShellLiterals() {
    }

    private static String octal(int c) {
        var bytes = new StringBuilder();
        for (byte b : Character.toString(c).getBytes(UTF_8)) {
            bytes.append(String.format("\\%03o", b & 0xff));
        }
        return bytes.toString();
    }
}

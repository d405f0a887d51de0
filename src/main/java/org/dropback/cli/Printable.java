package org.dropback.cli;

import java.time.format.DateTimeFormatter;

/** Text of strangers (names, answers) for a terminal: a control character cannot move the cursor or recolour the screen, but shows as {@code \\u001b}. */
final class Printable {

    /** A moment with a zone, the same wherever one is told. */
    static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private Printable() {
    }

    /** @param text may hold several lines, whose ends are kept */
    static String of(String text) {
        var safe = new StringBuilder(text.length());
        text.replace("\r\n", "\n").codePoints().forEach(c -> {
            if (c == '\n' || c == '\t' || !hides(c)) {
                safe.appendCodePoint(c);
            } else {
                safe.append(String.format("\\u%04x", c));
            }
        });
        return safe.toString();
    }

    /** On one line. */
    static String line(String text) {
        return of(text).replace("\n", "\\n").replace("\t", "\\t");
    }

    private static boolean hides(int codePoint) {
        return switch (Character.getType(codePoint)) {
            // FORMAT: marks that turn the direction of writing. The joiner of emoji (U+200D) stays.
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> codePoint != 0x200D;
            default -> false;
        };
    }
}

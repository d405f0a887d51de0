package org.dropback.snippet;

import java.util.Map;
import java.util.function.IntFunction;

/**
 * Literals between quotes. Readable characters of every script stay as they are; what cannot be seen, or would change how the program
 * reads (bidirectional marks), is written by number.
 *
 * @param named    what the language writes otherwise, by character
 * @param numbered the escape of a code point
 */
record Quoted(String open, String close, Map<String, String> named, IntFunction<String> numbered) implements Literals {

    Quoted(String quote, Map<String, String> named, IntFunction<String> numbered) {
        this(quote, quote, named, numbered);
    }

    @Override
    public String of(String text) {
        var literal = new StringBuilder(open);
        text.codePoints().forEach(c -> {
            var escape = named.get(Character.toString(c));
            if (escape != null) {
                literal.append(escape);
            } else if (isReadable(c)) {
                literal.appendCodePoint(c);
            } else {
                literal.append(numbered.apply(c));
            }
        });
        return literal.append(close).toString();
    }

    static boolean isReadable(int c) {
        return c == ' ' || switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                 Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SPACE_SEPARATOR -> false;
            default -> true;
        };
    }

    /** An escape for each UTF-16 unit, as {@code format} writes one. */
    static String utf16(String format, int c) {
        var units = new StringBuilder();
        for (char unit : Character.toChars(c)) {
            units.append(String.format(format, (int) unit));
        }
        return units.toString();
    }
}

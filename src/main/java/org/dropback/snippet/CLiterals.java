package org.dropback.snippet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;

/** C, C++ and Objective-C, sources in UTF-8. Numbers are the octal of bytes: they end by themselves, and {@code \}{@code u} may not be below U+00A0. */
final class CLiterals {

    static final Literals STRING = withoutTrigraphs("\"");
    static final Literals NSSTRING = withoutTrigraphs("@\"");
    /** A std::string ends at a NUL, unless told how long it is. */
    static final Literals STD_STRING = text -> text.indexOf('\0') < 0 ? STRING.of(text)
            : "std::string(" + STRING.of(text) + ", " + text.getBytes(UTF_8).length + ")";

    private CLiterals() {
    }

    /** Two question marks in a row may begin another character. */
    private static Literals withoutTrigraphs(String open) {
        var quoted = new Quoted(open, "\"", Map.of("\"", "\\\"", "\\", "\\\\", "\n", "\\n", "\r", "\\r", "\t", "\\t"), CLiterals::octal);
        return text -> quoted.of(text).replaceAll("(?<=\\?)\\?", "\\\\?");
    }

    private static String octal(int c) {
        var bytes = new StringBuilder();
        for (byte b : Character.toString(c).getBytes(UTF_8)) {
            bytes.append(String.format("\\%03o", b & 0xff));
        }
        return bytes.toString();
    }
}

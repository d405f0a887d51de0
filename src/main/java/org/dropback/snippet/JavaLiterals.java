package org.dropback.snippet;

import java.util.Map;

/** Java: {@code \}{@code u000a} would be a line break in the middle of the literal, so low characters are octal. */
final class JavaLiterals {

    static final Literals STRING = new Quoted("\"", Map.of("\"", "\\\"", "\\", "\\\\", "\n", "\\n", "\r", "\\r", "\t", "\\t"),
            c -> c < 0x100 ? String.format("\\%03o", c) : Quoted.utf16("\\u%04x", c));

    private JavaLiterals() {
    }
}

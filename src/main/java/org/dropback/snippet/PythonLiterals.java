package org.dropback.snippet;

import java.util.Map;

/** Python and Go. Numbers below U+0100 by four digits: {@code \xe9} would be a lone byte in Go. */
final class PythonLiterals {

    static final Literals STRING = new Quoted("\"", Map.of("\"", "\\\"", "\\", "\\\\", "\n", "\\n", "\r", "\\r", "\t", "\\t"),
            c -> c < 0x80 ? String.format("\\x%02x", c) : c < 0x10000 ? String.format("\\u%04x", c) : String.format("\\U%08x", c));

    private PythonLiterals() {
    }
}

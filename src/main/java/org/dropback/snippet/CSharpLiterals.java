package org.dropback.snippet;

import java.util.Map;

final class CSharpLiterals {

    static final Literals STRING = new Quoted("\"", Map.of("\"", "\\\"", "\\", "\\\\", "\n", "\\n", "\r", "\\r", "\t", "\\t"),
            c -> Quoted.utf16("\\u%04x", c));

    private CSharpLiterals() {
    }
}

package org.dropback.snippet;

import java.util.Map;

/** Ruby, between double quotes, where a {@code #} may begin an interpolation. */
final class RubyLiterals {

    static final Literals STRING = new Quoted("\"", Map.of("\"", "\\\"", "\\", "\\\\", "#", "\\#", "\n", "\\n", "\r", "\\r", "\t", "\\t"),
            c -> String.format("\\u{%x}", c));

    private RubyLiterals() {
    }
}

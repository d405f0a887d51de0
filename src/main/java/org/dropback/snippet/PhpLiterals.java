package org.dropback.snippet;

import java.util.Map;

/** PHP: between single quotes, where a {@code $} is one; double quotes only for what cannot be seen, which single quotes have no escape for. */
final class PhpLiterals implements Literals {

    private static final Literals SINGLE = new Quoted("'", Map.of("'", "\\'", "\\", "\\\\"), _ -> {
        throw new IllegalArgumentException("no escape for it");
    });
    private static final Literals DOUBLE = new Quoted("\"", Map.of("\"", "\\\"", "\\", "\\\\", "$", "\\$", "\n", "\\n", "\r", "\\r", "\t", "\\t"),
            c -> String.format("\\u{%x}", c));

    @Override
    public String of(String text) {
        return (text.codePoints().allMatch(Quoted::isReadable) ? SINGLE : DOUBLE).of(text);
    }
}

package org.dropback.snippet;

import java.util.List;

final class PythonLiteralReader extends EscapeReader {

    @Override
    void step(List<String> found) {
        if (take("#")) {
            skipTo("\n");
        } else if (looksAt("\"\"\"") || looksAt("'")) {
            throw new AssertionError("another kind of literal");
        } else if (take("\"")) {
            found.add(quoted('"'));
        } else {
            next();
        }
    }

    @Override
    String escape(char c) {
        return switch (c) {
            case 'x' -> Character.toString(number(2, 16));
            case 'u' -> Character.toString(number(4, 16));
            case 'U' -> Character.toString(number(8, 16));
            default -> usual(c);
        };
    }
}

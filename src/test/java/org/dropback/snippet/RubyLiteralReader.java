package org.dropback.snippet;

import java.util.List;

final class RubyLiteralReader extends EscapeReader {

    private char quote;

    @Override
    void step(List<String> found) {
        if (take("#")) {
            skipTo("\n");
        } else if (looksAt("'") || looksAt("\"")) {
            quote = next();
            found.add(quoted(quote));
        } else {
            next();
        }
    }

    @Override
    String escape(char c) {
        if (quote == '\'') {
            throw unknown("\\" + c);
        }
        return c == 'u' ? braced() : c == '#' ? "#" : usual(c);
    }

    /** The template's own interpolations are in messages only, where {@code #{e}} stands for itself here. */
    @Override
    String passed(char c) {
        if (quote == '"' && c == '#' && !looksAt("{e")) {
            throw new AssertionError("an interpolation within a literal");
        }
        return super.passed(c);
    }
}

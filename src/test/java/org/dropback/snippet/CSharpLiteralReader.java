package org.dropback.snippet;

import java.util.List;

final class CSharpLiteralReader extends EscapeReader {

    @Override
    void step(List<String> found) {
        if (take("//")) {
            skipTo("\n");
        } else if (take("'")) {
            quoted('\'');
        } else if (looksAt("@\"") || looksAt("$\"")) {
            throw new AssertionError("another kind of literal");
        } else if (take("\"")) {
            found.add(quoted('"'));
        } else {
            next();
        }
    }

    @Override
    String escape(char c) {
        return c == 'u' ? Character.toString((char) number(4, 16)) : usual(c);
    }

    @Override
    String passed(char c) {
        if (c == '\u0085' || c == '\u2028' || c == '\u2029') {
            throw new AssertionError("a line break within a literal");
        }
        return super.passed(c);
    }
}

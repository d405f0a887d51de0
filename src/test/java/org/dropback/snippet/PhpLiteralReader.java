package org.dropback.snippet;

import java.util.List;

final class PhpLiteralReader extends EscapeReader {

    private char quote;

    @Override
    void step(List<String> found) {
        if (take("//") || take("#")) {
            skipTo("\n");
        } else if (take("/*")) {
            skipTo("*/");
        } else if (looksAt("'") || looksAt("\"")) {
            quote = next();
            found.add(quoted(quote));
        } else {
            next();
        }
    }

    /** Between single quotes a backslash escapes the quote and itself only. */
    @Override
    String escape(char c) {
        if (quote == '\'') {
            return c == '\'' || c == '\\' ? Character.toString(c) : "\\" + c;
        }
        return c == 'u' ? braced() : c == '$' ? "$" : usual(c);
    }

    @Override
    String passed(char c) {
        if (quote == '"' && c == '$') {
            throw new AssertionError("a variable within a literal");
        }
        return super.passed(c);
    }
}

package org.dropback.snippet;

import java.util.List;

/** JavaScript; a template string is passed over, and a regular expression must not be there. Of a page its script. */
final class ScriptLiteralReader extends CodeReader {

    @Override
    void step(List<String> found) {
        if (take("<!")) {
            skipTo("<script>");
        } else if (take("//")) {
            skipTo("\n");
        } else if (take("/*")) {
            skipTo("*/");
        } else if (take("'")) {
            found.add(string());
        } else if (take("`")) {
            skipTo("`");
        } else {
            next();
        }
    }

    private String string() {
        var text = new StringBuilder();
        for (char c = next(); c != '\''; c = next()) {
            if (c == '\n' || c == '\r' || c == '<') {
                throw new AssertionError("a line break or the begin of a tag within a literal");
            }
            text.append(c == '\\' ? escape() : c);
        }
        return text.toString();
    }

    private char escape() {
        char c = next();
        return switch (c) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case '\'', '\\' -> c;
            case 'u' -> (char) number(4, 16);
            default -> throw unknown("\\" + c);
        };
    }
}

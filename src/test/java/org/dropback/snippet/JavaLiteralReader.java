package org.dropback.snippet;

import java.util.List;

final class JavaLiteralReader extends CodeReader {

    @Override
    void step(List<String> found) {
        if (take("//")) {
            skipTo("\n");
        } else if (take("/*")) {
            skipTo("*/");
        } else if (take("\"")) {
            found.add(string());
        } else if (take("'")) {
            if (next() == '\\') {
                next();
            }
            if (next() != '\'') {
                throw new AssertionError("a character literal of more than one character");
            }
        } else {
            next();
        }
    }

    private String string() {
        var text = new StringBuilder();
        for (char c = next(); c != '"'; c = next()) {
            if (c == '\n') {
                throw new AssertionError("a line break within a literal");
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
            case '"', '\\', '\'' -> c;
            case 'u' -> unicode();
            case '0', '1', '2', '3' -> (char) ((c - '0') * 64 + number(2, 8));
            default -> throw unknown("\\" + c);
        };
    }

    /** What the compiler resolves before it looks for literals must be none of the characters that end one. */
    private char unicode() {
        char c = (char) number(4, 16);
        if (c < 0x80) {
            throw new AssertionError("resolved too early: " + (int) c);
        }
        return c;
    }
}

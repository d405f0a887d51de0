package org.dropback.snippet;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/** C, C++ and Objective-C: trigraphs first, then literals, which are bytes. */
class CLiteralReader extends EscapeReader {

    @Override
    void step(List<String> found) {
        if (take("//")) {
            skipTo("\n");
        } else if (take("/*")) {
            skipTo("*/");
        } else if (take("#include")) {
            skipTo("\n");
        } else if (take("'")) {
            quoted('\'');
        } else if (looksAt("R\"")) {
            throw new AssertionError("another kind of literal");
        } else if (take("\"")) {
            found.add(new String(quoted('"').getBytes(ISO_8859_1), UTF_8));
        } else {
            next();
        }
    }

    @Override
    String escape(char c) {
        return switch (c) {
            case '0', '1', '2', '3' -> Character.toString((c - '0') * 64 + number(2, 8));
            case '?' -> "?";
            default -> usual(c);
        };
    }

    /** As a byte for each character; the rest of a letter beyond the first plane comes with its second half. */
    @Override
    String passed(char c) {
        if (c == '?' && looksAt("?")) {
            throw new AssertionError("a trigraph");
        }
        var letter = Character.isHighSurrogate(c) ? "" + c + next() : Character.toString(c);
        return new String(letter.getBytes(UTF_8), ISO_8859_1);
    }
}

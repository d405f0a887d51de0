package org.dropback.snippet;

import java.util.List;

/** What Go refuses anywhere in a program is refused here too: NUL and a byte order mark. */
final class GoLiteralReader extends EscapeReader {

    @Override
    void step(List<String> found) {
        if (take("//")) {
            skipTo("\n");
        } else if (take("'")) {
            quoted('\'');
        } else if (looksAt("`")) {
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
            case 'x' -> ascii(number(2, 16));
            case 'u' -> Character.toString(number(4, 16));
            case 'U' -> Character.toString(number(8, 16));
            default -> usual(c);
        };
    }

    @Override
    String passed(char c) {
        if (c == 0 || c == '\ufeff') {
            throw new AssertionError("not in a Go program");
        }
        return super.passed(c);
    }

    private static String ascii(int b) {
        if (b > 0x7f) {
            throw new AssertionError("a byte that is no letter");
        }
        return Character.toString(b);
    }
}

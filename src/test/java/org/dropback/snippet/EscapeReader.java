package org.dropback.snippet;

/** Reads what stands between quotes, with escapes that begin with a backslash. */
abstract class EscapeReader extends CodeReader {

    /** @param c what follows the backslash, already taken */
    abstract String escape(char c);

    /** The rest of a literal, its end taken too; a line break within would end a program. */
    final String quoted(char end) {
        var text = new StringBuilder();
        for (char c = next(); c != end; c = next()) {
            if (c == '\n' || c == '\r') {
                throw new AssertionError("a line break within a literal");
            }
            if (c == '\\') {
                text.append(escape(next()));
            } else {
                text.append(passed(c));
            }
        }
        return text.toString();
    }

    /** An unescaped character: throws what would mean something else to the language. */
    String passed(char c) {
        return Character.toString(c);
    }

    final String usual(char c) {
        return switch (c) {
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            case '"', '\\' -> Character.toString(c);
            default -> throw unknown("\\" + c);
        };
    }

    /** Code point in hexadecimal between braces. */
    final String braced() {
        if (next() != '{') {
            throw unknown("\\u without {");
        }
        var digits = new StringBuilder();
        for (char c = next(); c != '}'; c = next()) {
            digits.append(c);
        }
        return Character.toString(Integer.parseInt(digits.toString(), 16));
    }
}

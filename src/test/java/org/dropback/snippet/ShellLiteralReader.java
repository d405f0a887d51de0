package org.dropback.snippet;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/** Bash: the assignments that the script begins with. */
final class ShellLiteralReader extends CodeReader {

    @Override
    void step(List<String> found) {
        if (take("# Nothing below needs to be changed.")) {
            skipTo("the end of the script");
        } else if (take("#")) {
            skipTo("\n");
        } else if (looksAt("'") || looksAt("$'")) {
            found.add(word());
        } else {
            next();
        }
    }

    /** Pieces that touch are one word: in UTF-8 bytes, since escapes are bytes. */
    private String word() {
        var bytes = new StringBuilder();
        while (!looksAt("\n")) {
            if (take("$'")) {
                for (char c = next(); c != '\''; c = next()) {
                    bytes.append(c == '\\' ? Character.toString(escape()) : latin1(c));
                }
            } else if (take("'")) {
                for (char c = next(); c != '\''; c = next()) {
                    bytes.append(latin1(c));
                }
            } else if (take("\\'")) {
                bytes.append('\'');
            } else {
                throw unknown("an unquoted word");
            }
        }
        return new String(bytes.toString().getBytes(ISO_8859_1), UTF_8);
    }

    private String latin1(char c) {
        var text = Character.isHighSurrogate(c) ? "" + c + next() : Character.toString(c);
        return new String(text.getBytes(UTF_8), ISO_8859_1);
    }

    private char escape() {
        char c = next();
        return switch (c) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case '\'', '\\' -> c;
            case '0', '1', '2', '3' -> (char) ((c - '0') * 64 + number(2, 8));
            default -> throw unknown("\\" + c);
        };
    }
}

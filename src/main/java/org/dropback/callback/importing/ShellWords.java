package org.dropback.callback.importing;

import java.util.ArrayList;
import java.util.List;

/**
 * The words of one command as a POSIX shell makes them, quotes and backslashes taken away ({@code $'…'} too). Nothing is expanded: a word that
 * holds a variable says so. The command ends where the shell would end it.
 */
final class ShellWords {

    /**
     * A word.
     *
     * @param start    offset of its first character
     * @param expanded whether the shell would have put something in for a {@code $} or a backquote
     */
    record Word(String text, int start, boolean expanded) {
    }

    private static final String ENDS = ";|&<>()";

    private final String text;
    private final List<Word> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private int at;
    private int start = -1;
    private boolean expanded;

    private ShellWords(String text) {
        this.text = text;
    }

    /** @throws ImportException where a quote is not closed */
    static List<Word> of(String text, int from) throws ImportException {
        var shell = new ShellWords(text);
        shell.at = from;
        shell.run();
        return shell.words;
    }

    private void run() throws ImportException {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\n' || c == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n' || ENDS.indexOf(c) >= 0) {
                break;
            }
            if (c == ' ' || c == '\t' || c == '\r') {
                end();
                at++;
            } else if (c == '#' && start < 0) {
                break;
            } else {
                piece(c);
            }
        }
        end();
    }

    private void end() {
        if (start >= 0) {
            words.add(new Word(word.toString(), start, expanded));
            word.setLength(0);
            start = -1;
            expanded = false;
        }
    }

    private void piece(char c) throws ImportException {
        if (c == '\\' && lineEnd(at + 1) > 0) {
            at += 1 + lineEnd(at + 1);
            return;
        }
        if (start < 0) {
            start = at;
        }
        switch (c) {
            case '\\' -> {
                if (at + 1 < text.length()) {
                    word.append(text.charAt(at + 1));
                }
                at += 2;
            }
            case '\'' -> single();
            case '"' -> twice();
            case '$' -> dollar();
            default -> {
                expanded |= c == '`';
                word.append(c);
                at++;
            }
        }
    }

    /** How many characters the line end there has; 0 where there is none. */
    private int lineEnd(int offset) {
        return text.startsWith("\r\n", offset) ? 2 : text.startsWith("\n", offset) ? 1 : 0;
    }

    private void single() throws ImportException {
        int close = text.indexOf('\'', at + 1);
        if (close < 0) {
            throw new ImportException(Place.of(text, at), "import.openQuote");
        }
        word.append(text, at + 1, close);
        at = close + 1;
    }

    private void twice() throws ImportException {
        int open = at++;
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at);
            if (c == '\\' && at + 1 < text.length() && (lineEnd(at + 1) > 0 || "$`\"\\".indexOf(text.charAt(at + 1)) >= 0)) {
                int end = lineEnd(at + 1);
                if (end == 0) {
                    word.append(text.charAt(at + 1));
                }
                at += 1 + Math.max(1, end);
            } else {
                expanded |= c == '`' || c == '$' && expands(at + 1);
                word.append(c);
                at++;
            }
        }
        if (at >= text.length()) {
            throw new ImportException(Place.of(text, open), "import.openQuote");
        }
        at++;
    }

    private boolean expands(int offset) {
        return offset < text.length() && (Character.isLetterOrDigit(text.charAt(offset)) || "_{(@*#?$!-".indexOf(text.charAt(offset)) >= 0);
    }

    private void dollar() throws ImportException {
        if (text.startsWith("$'", at)) {
            ansi();
        } else {
            expanded |= expands(at + 1);
            word.append('$');
            at++;
        }
    }

    /** {@code $'…'} with the escapes of C, as browsers write it into "Copy as cURL". */
    private void ansi() throws ImportException {
        int open = at;
        at += 2;
        while (at < text.length() && text.charAt(at) != '\'') {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                escape(text.charAt(at + 1));
            } else {
                word.append(text.charAt(at++));
            }
        }
        if (at >= text.length()) {
            throw new ImportException(Place.of(text, open), "import.openQuote");
        }
        at++;
    }

    private void escape(char c) {
        at += 2;
        switch (c) {
            case 'n' -> word.append('\n');
            case 'r' -> word.append('\r');
            case 't' -> word.append('\t');
            case 'x' -> hex(2);
            case 'u' -> hex(4);
            case 'U' -> hex(8);
            default -> word.append(c);
        }
    }

    private void hex(int digits) {
        int end = at;
        while (end < text.length() && end < at + digits && Character.digit(text.charAt(end), 16) >= 0) {
            end++;
        }
        if (end > at) {
            long point = Long.parseLong(text, at, end, 16);
            word.appendCodePoint(point <= Character.MAX_CODE_POINT ? (int) point : 0xFFFD);
        }
        at = end;
    }
}

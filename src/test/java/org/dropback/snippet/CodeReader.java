package org.dropback.snippet;

import java.util.ArrayList;
import java.util.List;

/** What readers of literals share: a place in the program, the texts found, and comments of the usual kinds. */
abstract class CodeReader implements LiteralReader {

    private String program = "";
    private int at;

    @Override
    public final List<String> read(String text) {
        program = text;
        at = 0;
        var found = new ArrayList<String>();
        while (!atEnd()) {
            step(found);
        }
        return found;
    }

    /** Reads a literal into {@code found}, or passes over a comment or one character. */
    abstract void step(List<String> found);

    final boolean atEnd() {
        return at >= program.length();
    }

    final boolean looksAt(String text) {
        return program.startsWith(text, at);
    }

    /** Passes over the text if it is there. */
    final boolean take(String text) {
        if (!looksAt(text)) {
            return false;
        }
        at += text.length();
        return true;
    }

    final char next() {
        if (atEnd()) {
            throw new AssertionError("the program ends within a literal");
        }
        return program.charAt(at++);
    }

    /** @param digits exactly so many */
    final int number(int digits, int radix) {
        var text = program.substring(at, at + digits);
        at += digits;
        return Integer.parseInt(text, radix);
    }

    /** Passes over a comment up to its end, or the end of the program. */
    final void skipTo(String end) {
        int found = program.indexOf(end, at);
        at = found < 0 ? program.length() : found + end.length();
    }

    final AssertionError unknown(String what) {
        return new AssertionError("no such escape: " + what + " before " + program.substring(at, Math.min(program.length(), at + 20)));
    }
}

package org.dropback.desktop.common;

/** Lines with indentation, up to where they would no longer help anyone: deeply nested text grows with the square of its depth. */
final class Indented {

    private static final int MAX_DEPTH = 64;
    private static final int MAX_CHARACTERS = 128 << 10;

    private final StringBuilder out = new StringBuilder();
    private boolean tooMuch;

    Indented add(CharSequence text, int from, int to) {
        tooMuch |= out.length() + to - from > MAX_CHARACTERS;
        if (!tooMuch) {
            out.append(text, from, to);
        }
        return this;
    }

    Indented add(String text) {
        return add(text, 0, text.length());
    }

    /** @param depth of the line that begins here */
    Indented newLine(int depth) {
        tooMuch |= depth > MAX_DEPTH;
        return tooMuch ? this : add("\n" + "  ".repeat(depth));
    }

    /** Whether the text is not worth the trouble; what is added from then on is dropped. */
    boolean isTooMuch() {
        return tooMuch;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}

package org.dropback.desktop.common;

import java.util.regex.Pattern;

/** Names of files and keys hold what they like; a cell has one line. */
public final class OneLine {

    private static final Pattern BREAK = Pattern.compile("[\\p{Cntrl}\u2028\u2029]");

    private OneLine() {
    }

    /** Line breaks and other control characters as {@code \n}, {@code \t} or their number, as on the command line. */
    public static String of(String text) {
        return BREAK.matcher(text).replaceAll(found -> switch (found.group().charAt(0)) {
            case '\n' -> "\\\\n";
            case '\t' -> "\\\\t";
            default -> "\\\\u%04x".formatted((int) found.group().charAt(0));
        });
    }
}

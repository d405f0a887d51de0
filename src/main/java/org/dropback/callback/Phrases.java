package org.dropback.callback;

import java.util.Locale;

/** Texts made comparable. */
final class Phrases {

    private Phrases() {
    }

    /** Lower case, one space between words, no full stop at the end. */
    static String normal(String text) {
        var normal = text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip();
        return normal.endsWith(".") ? normal.substring(0, normal.length() - 1) : normal;
    }

    /** {@code NOT_JSON} to {@code notJson}. */
    static String camelCase(String constant) {
        var words = constant.toLowerCase(Locale.ROOT).split("_");
        var joined = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            joined.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
        }
        return joined.toString();
    }
}

package org.dropback.callback;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** Strings in the text of JSON. */
final class JsonStrings {

    private JsonStrings() {
    }

    /** Whether one is inside of a string after this text. */
    static boolean isInside(String text, boolean before) {
        boolean inside = before;
        for (int i = 0; i < text.length(); i++) {
            if (inside && text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == '"') {
                inside = !inside;
            }
        }
        return inside;
    }

    static String quote(String text) {
        return '"' + escape(text) + '"';
    }

    /** As it stands between quotation marks. */
    static String escape(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(text));
    }
}

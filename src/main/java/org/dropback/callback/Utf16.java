package org.dropback.callback;

/** Java strings may hold half a character (a file name from Windows can). UTF-8 has no form for it. Any thread. */
public final class Utf16 {

    private Utf16() {
    }

    /** The text with each unpaired surrogate replaced by U+FFFD, as everything on the wire has it. */
    public static String wellFormed(String text) {
        StringBuilder repaired = null;
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isSurrogate(text.charAt(i))) {
                continue;
            }
            if (Character.charCount(text.codePointAt(i)) == 2) {
                i++;
                continue;
            }
            if (repaired == null) {
                repaired = new StringBuilder(text);
            }
            repaired.setCharAt(i, '\uFFFD');
        }
        return repaired == null ? text : repaired.toString();
    }
}

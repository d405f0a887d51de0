package org.dropback.callback.importing;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import org.jspecify.annotations.Nullable;

/** Where in a text something is. @param line 1 for the first, 0 for nowhere @param column in characters, 1 for the first */
public record Place(int line, int column) {

    public static final Place NOWHERE = new Place(0, 0);

    /** @param offset in characters, from 0 */
    public static Place of(String text, int offset) {
        int end = Math.clamp(offset, 0, text.length());
        int line = 1;
        int start = 0;
        for (int i = text.indexOf('\n'); i >= 0 && i < end; i = text.indexOf('\n', i + 1)) {
            line++;
            start = i + 1;
        }
        return new Place(line, end - start + 1);
    }

    /** @param location null where the parser does not know */
    public static Place of(@Nullable JsonLocation location) {
        return location == null || location.getLineNr() < 1 ? NOWHERE : new Place(location.getLineNr(), Math.max(1, location.getColumnNr()));
    }

    /** What the parser objects to, without the word that it met, which may be a secret, and where it thinks that all began. */
    public static String said(JsonProcessingException e) {
        return e.getOriginalMessage().replaceFirst("token '[^']*'", "token").replaceFirst(" \\(start marker at .*", "").replaceFirst(", from `[^`]*`", "");
    }
}

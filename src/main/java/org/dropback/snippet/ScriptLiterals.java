package org.dropback.snippet;

import java.util.Map;

/** JavaScript. {@code <} is escaped, so that no text can end the {@code <script>} that it may stand in. */
final class ScriptLiterals {

    static final Literals STRING = new Quoted("'", Map.of("'", "\\'", "\\", "\\\\", "\n", "\\n", "\r", "\\r", "\t", "\\t", "<", "\\u003c"),
            c -> Quoted.utf16("\\u%04x", c));

    private ScriptLiterals() {
    }
}

package org.dropback.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;

/** Which object keys OSS takes (facts 7). */
public final class ObjectKeys {

    public static final int MAX_BYTES = 1023;

    private ObjectKeys() {
    }

    /** The key of the message that says what is wrong, without arguments; empty for a good key. */
    public static Optional<String> problem(String key) {
        if (key.isEmpty()) {
            return Optional.of("check.keyEmpty");
        }
        if (key.startsWith("/") || key.startsWith("\\")) {
            return Optional.of("check.keyLeadingSlash");
        }
        if (!Utf16.wellFormed(key).equals(key)) {
            return Optional.of("check.keyHalfCharacter");
        }
        return key.getBytes(UTF_8).length > MAX_BYTES ? Optional.of("check.keyTooLong") : Optional.empty();
    }
}

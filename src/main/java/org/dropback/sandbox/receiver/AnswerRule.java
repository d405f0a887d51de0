package org.dropback.sandbox.receiver;

import org.dropback.sandbox.protocol.Glob;
import org.dropback.sandbox.protocol.Percent;

/**
 * Another answer for some callbacks. Immutable, any thread.
 *
 * @param glob see {@link Glob}. A path is matched percent-decoded, without its query
 */
public record AnswerRule(On on, String glob, ReceiverAnswer answer) {

    /** What the glob is held against. OBJECT: the key as the body tells it; a body that does not tell it matches nothing. */
    public enum On { PATH, OBJECT }

    /** @throws IllegalArgumentException for an empty glob */
    public AnswerRule {
        if (glob.isEmpty()) {
            throw new IllegalArgumentException("An empty pattern");
        }
    }

    boolean fits(ReceivedCallback callback) {
        return switch (on) {
            case PATH -> new Glob(glob).matches(Percent.decode(callback.path()).orElse(callback.path()));
            case OBJECT -> callback.object().filter(new Glob(glob)::matches).isPresent();
        };
    }
}

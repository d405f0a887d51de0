package org.dropback.connection.keys;

import java.time.Instant;
import java.util.List;
import org.dropback.connection.Credentials;
import org.dropback.text.Messages;
import org.jspecify.annotations.Nullable;

/**
 * Keys, and where they were.
 *
 * @param expiration null where nobody says
 * @param origin     a file, the name of a variable, a program; see {@link #origin(Messages)}
 * @param warnings   what is dangerous about the place, none of it in the way
 */
public record FoundKeys(Credentials credentials, @Nullable Instant expiration, String origin, List<Warning> warnings) {

    /** A sentence of the messages. */
    public record Warning(String messageKey, String argument) {

        public String text(Messages messages) {
            return messages.get(messageKey, argument);
        }
    }

    /** For a person: where our own secrets are kept has a name in each language. */
    public String origin(Messages messages) {
        return messages.has("keys.origin." + origin) ? messages.get("keys.origin." + origin) : origin;
    }

    public FoundKeys {
        warnings = List.copyOf(warnings);
    }
}

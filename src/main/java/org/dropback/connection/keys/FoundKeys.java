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
 * @param origin     a file, the name of a variable, a program: to be shown
 * @param warnings   what is dangerous about the place, none of it in the way
 */
public record FoundKeys(Credentials credentials, @Nullable Instant expiration, String origin, List<Warning> warnings) {

    /** A sentence of the messages. */
    public record Warning(String messageKey, String argument) {

        public String text(Messages messages) {
            return messages.get(messageKey, argument);
        }
    }

    public FoundKeys {
        warnings = List.copyOf(warnings);
    }
}

package org.dropback.connection;

import java.util.List;
import org.dropback.text.Messages;

/** What is wrong with a field of a connection, without asking anybody. */
public record ConnectionProblem(Field field, String messageKey, List<String> arguments) {

    /** Where in the form it belongs. */
    public enum Field { NAME, ENDPOINT, REGION, BUCKET, KEYS, PROXY, AUTHORITY, TIMEOUTS }

    public ConnectionProblem {
        arguments = List.copyOf(arguments);
    }

    public String text(Messages messages) {
        return messages.get(messageKey, arguments.toArray());
    }
}

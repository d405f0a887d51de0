package org.dropback.sandbox;

import java.util.List;
import org.dropback.text.Messages;

/** Words given to the sandbox that make no sense, with the reason for their writer: a key of the messages and its arguments. */
public final class BadInputException extends Exception {

    private final String messageKey;
    private final List<String> arguments;

    BadInputException(String messageKey, String... arguments) {
        super(messageKey + " " + List.of(arguments));
        this.messageKey = messageKey;
        this.arguments = List.of(arguments);
    }

    public String text(Messages messages) {
        return messages.get(messageKey, arguments.toArray());
    }
}

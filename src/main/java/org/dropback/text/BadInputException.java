package org.dropback.text;

import java.util.List;

/** Words that make no sense, with the reason for their writer: a key of the messages and its arguments. */
public final class BadInputException extends Exception {

    private final String messageKey;
    private final List<String> arguments;

    public BadInputException(String messageKey, String... arguments) {
        super(messageKey + " " + List.of(arguments));
        this.messageKey = messageKey;
        this.arguments = List.of(arguments);
    }

    public String messageKey() {
        return messageKey;
    }

    public List<String> arguments() {
        return arguments;
    }

    public String text(Messages messages) {
        return messages.get(messageKey, arguments.toArray());
    }
}

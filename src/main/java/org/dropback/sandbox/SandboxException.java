package org.dropback.sandbox;

import java.io.IOException;
import java.util.List;
import org.dropback.text.Messages;

/** Why a sandbox could not start, in words for its user: a key of the messages and its arguments. */
public final class SandboxException extends IOException {

    private final String messageKey;
    private final List<String> arguments;

    SandboxException(String messageKey, List<String> arguments, Throwable cause) {
        super(messageKey + " " + arguments, cause);
        this.messageKey = messageKey;
        this.arguments = List.copyOf(arguments);
    }

    public String text(Messages messages) {
        return messages.get(messageKey, arguments.toArray());
    }
}

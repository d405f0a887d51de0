package org.dropback.callback;

import java.util.List;
import org.dropback.text.Messages;

/** What an author should know of a profile that was given away or taken in: a key of the messages and its arguments. */
public record ShareNote(String messageKey, List<String> arguments) {

    public ShareNote {
        arguments = List.copyOf(arguments);
    }

    public static ShareNote of(String messageKey, String... arguments) {
        return new ShareNote(messageKey, List.of(arguments));
    }

    public String text(Messages messages) {
        return messages.get(messageKey, arguments.toArray());
    }
}

package org.dropback.text;

import java.util.List;

/** A template that cannot be read, or a placeholder without a value: {@code messages.get(messageKey, args)} says which. */
public final class PlaceholderException extends RuntimeException {

    private final String messageKey;
    private final transient List<String> args;
    private final int position;

    /** @param position of the placeholder in the template, in UTF-16 units; -1 where it is not known */
    public PlaceholderException(String messageKey, List<String> args, int position) {
        super(messageKey + " " + args);
        this.messageKey = messageKey;
        this.args = List.copyOf(args);
        this.position = position;
    }

    public String messageKey() {
        return messageKey;
    }

    public List<String> args() {
        return args;
    }

    public int position() {
        return position;
    }
}

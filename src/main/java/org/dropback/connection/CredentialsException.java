package org.dropback.connection;

import java.util.List;
import java.util.Locale;
import org.dropback.text.Messages;
import org.jspecify.annotations.Nullable;

/** Nobody gave keys to sign with. Its message tells why, in technical English and without a secret; {@link #text} tells a person. */
public final class CredentialsException extends Exception {

    private final boolean temporary;
    private final @Nullable String messageKey;
    private final List<String> arguments;

    /** @param temporary whether asking again later may help, as after a lost line */
    public CredentialsException(String message, boolean temporary, Throwable cause) {
        this(message, temporary, cause, null, List.of());
    }

    public CredentialsException(String message, boolean temporary) {
        this(message, temporary, null, null, List.of());
    }

    private CredentialsException(String message, boolean temporary, @Nullable Throwable cause, @Nullable String messageKey, List<String> arguments) {
        super(message, cause);
        this.temporary = temporary;
        this.messageKey = messageKey;
        this.arguments = arguments;
    }

    /** One that has a sentence of its own in each language. No argument may hold a secret. */
    public static CredentialsException told(String messageKey, String... arguments) {
        return told(false, messageKey, arguments);
    }

    /** Likewise. @param temporary whether asking again later may help */
    public static CredentialsException told(boolean temporary, String messageKey, String... arguments) {
        return new CredentialsException(Messages.of(Locale.ENGLISH).get(messageKey, (Object[]) arguments), temporary, null, messageKey, List.of(arguments));
    }

    public boolean isTemporary() {
        return temporary;
    }

    /** For a person: a sentence of its own, else the message. */
    public String text(Messages messages) {
        return messageKey == null ? String.valueOf(getMessage()) : messages.get(messageKey, arguments.toArray());
    }
}

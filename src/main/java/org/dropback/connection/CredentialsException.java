package org.dropback.connection;

/** Nobody gave keys to sign with. Its message tells why, in technical English and without a secret. */
public final class CredentialsException extends Exception {

    private final boolean temporary;

    /** @param temporary whether asking again later may help, as after a lost line */
    public CredentialsException(String message, boolean temporary, Throwable cause) {
        super(message, cause);
        this.temporary = temporary;
    }

    public CredentialsException(String message, boolean temporary) {
        super(message);
        this.temporary = temporary;
    }

    public boolean isTemporary() {
        return temporary;
    }
}

package org.dropback.secret;

import org.dropback.text.Messages;
import org.jspecify.annotations.Nullable;

/** A vault gives or takes nothing. Holds no secret. */
public final class VaultException extends Exception {

    /** Each has a sentence of its own: {@code secret.<reason>}. */
    public enum Reason {
        /** This system has no keychain, or none that can be reached. */
        ABSENT,
        /** The keychain is there and locked, and its owner did not unlock it when it asked. */
        LOCKED,
        /** The keychain is there and open, and said no. */
        REFUSED,
        /** The keychain does not answer: mostly it asks its owner something in a window that nobody sees. */
        HANGING,
        /** The encrypted file waits for its passphrase. */
        FILE_LOCKED,
        WRONG_PASSPHRASE,
        /** The encrypted file was changed, cut or is none. */
        FILE_DAMAGED,
        /** The disk refused it. */
        FILE_UNUSABLE
    }

    private final Reason reason;
    private final String detail;

    /** @param detail technical, without a secret */
    VaultException(Reason reason, String detail, @Nullable Throwable cause) {
        super(reason + ": " + detail, cause);
        this.reason = reason;
        this.detail = detail;
    }

    public Reason reason() {
        return reason;
    }

    public String detail() {
        return detail;
    }

    public String text(Messages messages) {
        return messages.get("secret." + reason, detail);
    }
}

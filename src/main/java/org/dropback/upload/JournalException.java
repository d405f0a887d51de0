package org.dropback.upload;

import org.dropback.text.Messages;

/** The journal could not be written: what was to be recorded is not, and everything before still is. */
public final class JournalException extends Exception {

    private final Reason reason;

    /** Named in the messages as {@code journal.<reason>}. */
    public enum Reason { DISK_FULL, READ_ONLY, NEWER, BUSY, FAILED }

    public JournalException(Reason reason, Throwable cause) {
        super(cause.getMessage(), cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** Whether it may be written a little later: a full disk may have room again, and another process end its turn. */
    public boolean isPassing() {
        return reason == Reason.DISK_FULL || reason == Reason.BUSY;
    }

    public String text(Messages messages) {
        return messages.get("journal." + reason.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'), String.valueOf(getMessage()));
    }
}

package org.dropback.oss;

/** Of a call that tells nobody how far it is. */
public record Unwatched(CancelSignal cancelSignal) implements Transfer {

    /** And that nobody stops. */
    public Unwatched() {
        this(new CancelSignal());
    }

    @Override
    public void sent(long bytes) { }

    @Override
    public void allSent() { }
}

package org.dropback.oss;

/** What a call tells while it runs, and how it is told to stop. Called on the thread that sends; must return at once. */
public interface Transfer {

    /** @param bytes sent since the last call; negative when a try starts over */
    void sent(long bytes);

    /** The last byte of the request went out: from here on OSS may store the object. */
    void allSent();

    CancelSignal cancelSignal();
}

package org.dropback.oss;

import java.time.Duration;

/** What a call tells while it runs, and how it is told to stop. Called on the thread that sends; must return at once. */
public interface Transfer {

    /** @param bytes sent since the last call; negative when a try starts over */
    void sent(long bytes);

    /** The last byte of the request went out: from here on OSS may store the object. */
    void allSent();

    /** OSS has done it, but held it back for so long because too much came ({@code x-oss-qos-delay-time}, facts 7). */
    default void heldBack(Duration by) {
    }

    CancelSignal cancelSignal();
}

package org.dropback.wire;

import java.time.Duration;

/** What became of one request. Immutable, any thread. */
public sealed interface Delivery {

    /** The bytes that were to be sent, head and body. */
    byte[] request();

    /** From before the name lookup to the last byte of the answer, or to the failure. */
    Duration took();

    /** @param answer whatever its status */
    record Answered(byte[] request, Duration took, WireAnswer answer) implements Delivery { }

    /** @param detail the technical reason */
    record Failed(byte[] request, Duration took, Failure failure, String detail) implements Delivery { }

    /** Why there is no answer. */
    enum Failure { HOST_UNKNOWN, NOT_CONNECTED, TLS_FAILED, TIMED_OUT, CONNECTION_LOST, ANSWER_MALFORMED }
}

package org.dropback.oss.aliyun;

import java.time.Duration;
import org.dropback.connection.Line;

/**
 * How a client uses the network.
 *
 * @param connections    at once; a call beyond waits for a free one
 * @param connectTimeout for TCP and TLS
 * @param answerTimeout  without a byte, and for the whole body of an answer. OSS holds its answer while it calls back, up to 5 s for each of
 *                       five URLs (facts 3.1), so it stays well above 25 s
 * @param stallTimeout   while the network takes no byte of a body
 */
record StoreLimits(int connections, Duration connectTimeout, Duration answerTimeout, Duration stallTimeout) {

    static final StoreLimits DEFAULT = new StoreLimits(256, Duration.ofSeconds(15), Duration.ofSeconds(50), Duration.ofSeconds(30));

    /** Of OSS's own work, by its worst day: much slower than any that was measured, since a copy that is given up begins anew. */
    private static final long COPIED_PER_SECOND = 4 << 20;

    /** The answer to a copy comes when all is copied: beside the usual time there is a second for each 4 MiB. @param copied bytes, 0 for what copies nothing */
    Duration answerTimeout(long copied) {
        return answerTimeout.plusSeconds(copied / COPIED_PER_SECOND);
    }

    static StoreLimits of(Line line) {
        return new StoreLimits(DEFAULT.connections(), line.connectTimeout(), line.answerTimeout());
    }

    StoreLimits(int connections, Duration connectTimeout, Duration answerTimeout) {
        this(connections, connectTimeout, answerTimeout, DEFAULT.stallTimeout());
    }
}

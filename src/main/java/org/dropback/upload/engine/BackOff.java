package org.dropback.upload.engine;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long to wait before what failed is tried again: longer each time, and never the same, since many who failed at once must not come back at once. */
final class BackOff {

    private static final Duration FIRST = Duration.ofMillis(400);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private BackOff() {
    }

    /** @param tries that failed before the last one */
    static Duration pause(int tries) {
        long most = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(tries, 10));
        return Duration.ofMillis(most / 2 + ThreadLocalRandom.current().nextLong(most / 2 + 1));
    }
}

package org.dropback.upload.engine;

import java.time.Duration;
import java.util.Map;
import org.dropback.connection.PresignedUrl;
import org.dropback.upload.Journal;
import org.dropback.upload.StoreProvider;

/**
 * What all attempts share.
 *
 * @param live how much at once, at this moment
 * @param urls  of jobs by ID, in memory alone
 * @param answers to what jobs ask
 */
record Workshop(StoreProvider stores, Journal journal, LiveLimits live, RateLimit rate, TakenKeys taken,
                Map<Long, PresignedUrl> urls, Answers answers) {

    EngineLimits limits() {
        return live.now();
    }

    Duration retryFor() {
        return limits().retryFor();
    }

    Lanes files() {
        return live.files();
    }

    Lanes parts() {
        return live.parts();
    }
}

package org.dropback.upload.engine;

import java.time.Duration;

/**
 * How much happens at once, and for how long a failing request is repeated.
 *
 * @param files        jobs in flight, 1 or more
 * @param partsPerFile parts in flight of one job, 1 or more
 * @param retryFor     from the first failure of a request to its last try; zero for no second try
 */
public record EngineLimits(int files, int partsPerFile, Duration retryFor) {

    public static final Duration DEFAULT_RETRY_FOR = Duration.ofSeconds(60);
    public static final EngineLimits DEFAULT = new EngineLimits(8, 4);

    public EngineLimits {
        if (files < 1 || partsPerFile < 1 || retryFor.isNegative()) {
            throw new IllegalArgumentException(files + " files, " + partsPerFile + " parts, " + retryFor);
        }
    }

    public EngineLimits(int files, int partsPerFile) {
        this(files, partsPerFile, DEFAULT_RETRY_FOR);
    }

    public EngineLimits withRetryFor(Duration value) {
        return new EngineLimits(files, partsPerFile, value);
    }
}

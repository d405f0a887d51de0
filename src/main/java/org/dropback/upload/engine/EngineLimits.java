package org.dropback.upload.engine;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How much happens at once, and for how long a failing request is repeated.
 *
 * @param files        jobs in flight, 1 or more; null for as many as the line is worth
 * @param partsPerFile parts in flight of one job, 1 or more; null for as many, of all jobs, as the line is worth
 * @param retryFor     from the first failure of a request since it came further than before, to its last try; zero for no second try
 * @param outlasts     whether an outage of the line is waited for, however long it lasts
 */
public record EngineLimits(@Nullable Integer files, @Nullable Integer partsPerFile, Duration retryFor, boolean outlasts) {

    public static final Duration DEFAULT_RETRY_FOR = Duration.ofSeconds(60);
    public static final EngineLimits DEFAULT = new EngineLimits(null, null);

    private static final int START = 8;
    private static final int FEWEST_FILES = 4;
    private static final int FEWEST_PARTS = 2;
    private static final int MOST = 32;
    /** Of one job, where the number follows the line. */
    private static final int MOST_PARTS_PER_FILE = 16;

    public EngineLimits {
        if (files != null && files < 1 || partsPerFile != null && partsPerFile < 1 || retryFor.isNegative()) {
            throw new IllegalArgumentException(files + " files, " + partsPerFile + " parts, " + retryFor);
        }
    }

    public EngineLimits(@Nullable Integer files, @Nullable Integer partsPerFile) {
        this(files, partsPerFile, DEFAULT_RETRY_FOR);
    }

    public EngineLimits(@Nullable Integer files, @Nullable Integer partsPerFile, Duration retryFor) {
        this(files, partsPerFile, retryFor, false);
    }

    /** Of the lanes of files. */
    LaneTuner fileTuner() {
        return files != null ? LaneTuner.fixed(files) : new LaneTuner(START, FEWEST_FILES, MOST);
    }

    /** Of the lanes of the parts of all jobs. */
    LaneTuner partTuner() {
        return partsPerFile != null ? LaneTuner.fixed(Integer.MAX_VALUE) : new LaneTuner(START, FEWEST_PARTS, MOST);
    }

    int mostFiles() {
        return files != null ? files : MOST;
    }

    int mostPartsPerFile() {
        return partsPerFile != null ? partsPerFile : MOST_PARTS_PER_FILE;
    }

    /** Jobs of large files in flight, so that small ones find a lane that no large one can take. A number that was asked for is for all. */
    int mostLarge(int lanes) {
        return files != null ? lanes : Math.max(1, lanes - lanes / 4);
    }

    public EngineLimits withRetryFor(Duration value) {
        return new EngineLimits(files, partsPerFile, value, outlasts);
    }

    public EngineLimits outlasting() {
        return new EngineLimits(files, partsPerFile, retryFor, true);
    }
}

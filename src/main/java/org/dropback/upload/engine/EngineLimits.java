package org.dropback.upload.engine;

/**
 * How much happens at once.
 *
 * @param files        jobs in flight, 1 or more
 * @param partsPerFile parts in flight of one job, 1 or more
 */
public record EngineLimits(int files, int partsPerFile) {

    public static final EngineLimits DEFAULT = new EngineLimits(8, 4);

    public EngineLimits {
        if (files < 1 || partsPerFile < 1) {
            throw new IllegalArgumentException(files + " files, " + partsPerFile + " parts");
        }
    }
}

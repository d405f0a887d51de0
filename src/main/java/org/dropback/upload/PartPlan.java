package org.dropback.upload;

/**
 * How a file is cut into parts (facts 7). Parts are numbered from 1; all but the last have {@link #partSize}. Immutable, any thread.
 *
 * @param fileSize bytes, 1 to {@link #MAX_FILE_SIZE}
 * @param partSize bytes
 */
public record PartPlan(long fileSize, long partSize) {

    public static final int MAX_PARTS = 10_000;
    public static final long MIN_PART_SIZE = 100 << 10;
    public static final long MAX_PART_SIZE = 5L << 30;
    /** 10,000 parts of 5 GiB, which OSS calls 48.8 TB. */
    public static final long MAX_FILE_SIZE = MAX_PARTS * MAX_PART_SIZE;

    private static final long GROWTH_STEP = 64 << 10;

    /**
     * @param wantedPartSize brought into the limits, and grown as far as 10,000 parts need
     * @throws IllegalArgumentException where no plan can hold the file
     */
    public static PartPlan of(long fileSize, long wantedPartSize) {
        if (fileSize < 1 || fileSize > MAX_FILE_SIZE) {
            throw new IllegalArgumentException("no plan for " + fileSize + " bytes");
        }
        var smallest = Math.ceilDiv(Math.ceilDiv(fileSize, MAX_PARTS), GROWTH_STEP) * GROWTH_STEP;
        var wanted = inLimits(wantedPartSize);
        return new PartPlan(fileSize, wanted * MAX_PARTS >= fileSize ? wanted : smallest);
    }

    /** The nearest part size that OSS takes. */
    public static long inLimits(long wantedPartSize) {
        return Math.clamp(wantedPartSize, MIN_PART_SIZE, MAX_PART_SIZE);
    }

    public int count() {
        return (int) Math.ceilDiv(fileSize, partSize);
    }

    /** @param number 1 to {@link #count} */
    public long offset(int number) {
        return (number - 1) * partSize;
    }

    /** @param number 1 to {@link #count} */
    public long length(int number) {
        return Math.min(partSize, fileSize - offset(number));
    }
}

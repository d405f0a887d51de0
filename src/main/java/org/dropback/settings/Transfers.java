package org.dropback.settings;

/**
 * How uploads are sent where nobody says otherwise.
 *
 * @param files          at once, 1 to 256; 0 to let it adapt
 * @param parts          of one file at once, 1 to 256; 0 to let it adapt
 * @param partSize       bytes, 100 KiB to 5 GiB; 0 for the usual 8 MiB
 * @param multipartAbove bytes, 100 KiB to 5 GiB: a larger file is sent in parts; 0 for larger than two parts
 * @param bytesPerSecond of all uploads together, 1 KB to 100 GB; 0 for as fast as can be
 * @param retrySeconds   from the first failure of a request to its last try, at most a day
 */
public record Transfers(int files, int parts, long partSize, long multipartAbove, long bytesPerSecond, IfThere ifThere, int retrySeconds) {

    public static final int MOST_AT_ONCE = 256;
    private static final long LEAST_PART = 100 << 10;
    private static final long MOST_PART = 5L << 30;
    private static final long LEAST_PACE = 1000;
    private static final long MOST_PACE = 100_000_000_000L;
    private static final int A_DAY = 86_400;

    static final Transfers DEFAULT = new Transfers(0, 0, 0, 0, 0, IfThere.OVERWRITE, 60);

    /** @throws OutOfRangeException for a number that is none of these */
    public Transfers {
        OutOfRangeException.checkUnlessZero(files, 1, MOST_AT_ONCE);
        OutOfRangeException.checkUnlessZero(parts, 1, MOST_AT_ONCE);
        OutOfRangeException.checkUnlessZero(partSize, LEAST_PART, MOST_PART);
        OutOfRangeException.checkUnlessZero(multipartAbove, LEAST_PART, MOST_PART);
        OutOfRangeException.checkUnlessZero(bytesPerSecond, LEAST_PACE, MOST_PACE);
        OutOfRangeException.check(retrySeconds, 0, A_DAY);
    }

    public Transfers withFiles(int value) {
        return new Transfers(value, parts, partSize, multipartAbove, bytesPerSecond, ifThere, retrySeconds);
    }

    public Transfers withParts(int value) {
        return new Transfers(files, value, partSize, multipartAbove, bytesPerSecond, ifThere, retrySeconds);
    }

    public Transfers withPartSize(long value) {
        return new Transfers(files, parts, value, multipartAbove, bytesPerSecond, ifThere, retrySeconds);
    }

    public Transfers withMultipartAbove(long value) {
        return new Transfers(files, parts, partSize, value, bytesPerSecond, ifThere, retrySeconds);
    }

    public Transfers withBytesPerSecond(long value) {
        return new Transfers(files, parts, partSize, multipartAbove, value, ifThere, retrySeconds);
    }

    public Transfers withIfThere(IfThere value) {
        return new Transfers(files, parts, partSize, multipartAbove, bytesPerSecond, value, retrySeconds);
    }

    public Transfers withRetrySeconds(int value) {
        return new Transfers(files, parts, partSize, multipartAbove, bytesPerSecond, ifThere, value);
    }
}

package org.dropback.upload;

/** How a file's bytes reach OSS. */
public enum UploadMethod {
    PUT, MULTIPART,
    /** None does: OSS copies the object onto itself, so that its callback is called again (facts 5.2). Never chosen for a file. */
    COPY;

    /** Bytes that PutObject takes (facts 7, "5 GB"). */
    public static final long MAX_PUT_SIZE = 5L << 30;

    /** The wanted method, or multipart when the file is larger than two parts; whatever is wanted, what OSS can do: an empty file is put, one beyond 5 GB is not. */
    public static UploadMethod choose(UploadOptions options, long size) {
        if (size == 0) {
            return PUT;
        }
        if (size > MAX_PUT_SIZE) {
            return MULTIPART;
        }
        var wanted = options.method();
        return wanted != null ? wanted : size > 2 * PartPlan.inLimits(options.partSize()) ? MULTIPART : PUT;
    }
}

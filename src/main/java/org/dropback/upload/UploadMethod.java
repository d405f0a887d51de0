package org.dropback.upload;

/** How a file's bytes reach OSS. */
public enum UploadMethod {
    PUT, MULTIPART,
    /** PostObject, with a signed policy (facts 4). */
    FORM,
    /** PutObject by a presigned URL. */
    PRESIGNED,
    /** None does: OSS copies the object onto itself, so that its callback is called again (facts 5.2). Never chosen for a file. */
    COPY;

    /** Bytes that PutObject takes (facts 7, "5 GB"). */
    public static final long MAX_PUT_SIZE = 5L << 30;

    /** The wanted method, or multipart when the file is larger than one request is to be; whatever is wanted, what OSS can do: an empty file has no parts, one beyond 5 GB only parts. */
    public static UploadMethod choose(UploadOptions options, long size) {
        if (size > MAX_PUT_SIZE) {
            return MULTIPART;
        }
        var wanted = size == 0 && options.method() == MULTIPART ? null : options.method();
        var most = options.multipartAbove() > 0 ? options.multipartAbove() : 2 * PartPlan.inLimits(options.partSize());
        return wanted != null ? wanted : size > most ? MULTIPART : PUT;
    }
}

package org.dropback.upload;

import org.jspecify.annotations.Nullable;

/**
 * How to send; says nothing about what.
 *
 * @param method   null: multipart when the file is larger than two parts, else put
 * @param partSize bytes, 100 KiB to 5 GiB; grown to stay within 10,000 parts
 * @param contentType null: by the name of the file
 * @param ifExists what happens to an object that is already there
 */
public record UploadOptions(@Nullable UploadMethod method, long partSize, @Nullable String contentType, IfExists ifExists) {

    public static final long DEFAULT_PART_SIZE = 8L << 20;
    public static final UploadOptions DEFAULT = new UploadOptions(null, DEFAULT_PART_SIZE);

    /** The Content-Type by the name of the file. */
    public UploadOptions(@Nullable UploadMethod method, long partSize) {
        this(method, partSize, null);
    }

    public UploadOptions(@Nullable UploadMethod method, long partSize, @Nullable String contentType) {
        this(method, partSize, contentType, IfExists.OVERWRITE);
    }
}

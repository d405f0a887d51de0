package org.dropback.upload;

import java.util.UUID;
import org.dropback.oss.ObjectOptions;
import org.jspecify.annotations.Nullable;

/**
 * How to send; says nothing about what.
 *
 * @param method   null: multipart when the file is larger than {@code multipartAbove}, else put
 * @param partSize bytes, 100 KiB to 5 GiB; grown to stay within 10,000 parts
 * @param contentType null: by name and content of the file
 * @param ifExists what happens to an object that is already there
 * @param object  what the object is to have beside its bytes and its type
 * @param multipartAbove bytes; 0 for two parts
 * @param batch   whose files {@link IfExists#ASK} asks about together; one answer counts for all of them, whenever they come
 */
public record UploadOptions(@Nullable UploadMethod method, long partSize, @Nullable String contentType, IfExists ifExists, ObjectOptions object,
                            long multipartAbove, String batch) {

    public static final long DEFAULT_PART_SIZE = 8L << 20;
    public static final UploadOptions DEFAULT = new UploadOptions(null, DEFAULT_PART_SIZE);

    public UploadOptions(@Nullable UploadMethod method, long partSize, @Nullable String contentType, IfExists ifExists, @Nullable ObjectOptions object,
                         long multipartAbove, @Nullable String batch) {
        this.method = method;
        this.partSize = partSize;
        this.contentType = contentType;
        this.ifExists = ifExists;
        // A journal of an earlier version knows of neither.
        this.object = object == null ? ObjectOptions.NONE : object;
        this.multipartAbove = multipartAbove;
        this.batch = batch == null ? "" : batch;
    }

    public UploadOptions(@Nullable UploadMethod method, long partSize, @Nullable String contentType, IfExists ifExists, ObjectOptions object, long multipartAbove) {
        this(method, partSize, contentType, ifExists, object, multipartAbove, "");
    }

    public UploadOptions(@Nullable UploadMethod method, long partSize, @Nullable String contentType, IfExists ifExists, ObjectOptions object) {
        this(method, partSize, contentType, ifExists, object, 0);
    }

    public UploadOptions(@Nullable UploadMethod method, long partSize, @Nullable String contentType, IfExists ifExists) {
        this(method, partSize, contentType, ifExists, ObjectOptions.NONE);
    }

    /** The Content-Type by name and content of the file. */
    public UploadOptions(@Nullable UploadMethod method, long partSize) {
        this(method, partSize, null);
    }

    public UploadOptions(@Nullable UploadMethod method, long partSize, @Nullable String contentType) {
        this(method, partSize, contentType, IfExists.OVERWRITE);
    }

    /** For files that are added together. */
    public UploadOptions forBatch() {
        return ifExists == IfExists.ASK ? new UploadOptions(method, partSize, contentType, ifExists, object, multipartAbove, UUID.randomUUID().toString()) : this;
    }

    /** As answered. */
    public UploadOptions with(IfExists answer) {
        return new UploadOptions(method, partSize, contentType, answer, object, multipartAbove, batch);
    }
}

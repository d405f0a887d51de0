package org.dropback.oss;

import org.dropback.callback.CallbackHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Where and how an object is to be stored.
 *
 * @param contentType null for OSS's default
 * @param callback    the encoded callback, null for a plain upload
 */
public record ObjectTarget(String bucket, String key, @Nullable String contentType, ObjectOptions options, @Nullable CallbackHeaders callback) {

    public ObjectTarget(String bucket, String key, @Nullable String contentType, @Nullable CallbackHeaders callback) {
        this(bucket, key, contentType, ObjectOptions.NONE, callback);
    }

    /** The same, which OSS refuses where an object is there. */
    public ObjectTarget forbiddingOverwrite() {
        return new ObjectTarget(bucket, key, contentType, options.forbiddingOverwrite(), callback);
    }

    public ObjectTarget with(@Nullable CallbackHeaders other) {
        return new ObjectTarget(bucket, key, contentType, options, other);
    }
}

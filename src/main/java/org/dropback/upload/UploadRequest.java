package org.dropback.upload;

import java.nio.file.Path;
import org.dropback.callback.CallbackProfile;
import org.dropback.connection.Connection;
import org.dropback.connection.PresignedUrl;
import org.jspecify.annotations.Nullable;

/**
 * One file that a user wants uploaded. Nothing is checked yet: a request that cannot work becomes a failed job that says why.
 *
 * @param file        as chosen
 * @param relativePath as {@code {relpath}} gives it, always with {@code /}
 * @param keyTemplate placeholder template of the object key
 * @param profile     the callback, null for a plain upload; one that still asks something fails
 * @param row         what {@code {row:column}} gives, null where no table came with the batch
 * @param privateCallback whether a callback address that is not on the public internet is sent to OSS all the same
 * @param url         that puts this file, for a connection that only has such; a secret, and so never recorded
 */
public record UploadRequest(Path file, String relativePath, Connection connection, String keyTemplate, @Nullable CallbackProfile profile,
                            UploadOptions options, @Nullable FileRow row, boolean privateCallback, @Nullable PresignedUrl url) {

    public UploadRequest(Path file, String relativePath, Connection connection, String keyTemplate, @Nullable CallbackProfile profile,
                         UploadOptions options, @Nullable FileRow row, boolean privateCallback) {
        this(file, relativePath, connection, keyTemplate, profile, options, row, privateCallback, null);
    }

    /** Without a table, to addresses that OSS can reach. */
    public UploadRequest(Path file, String relativePath, Connection connection, String keyTemplate, @Nullable CallbackProfile profile, UploadOptions options) {
        this(file, relativePath, connection, keyTemplate, profile, options, null, false, null);
    }

    public UploadRequest with(UploadOptions other) {
        return new UploadRequest(file, relativePath, connection, keyTemplate, profile, other, row, privateCallback, url);
    }

    /** The same, whatever address it has called. */
    public UploadRequest withPrivateCallback() {
        return new UploadRequest(file, relativePath, connection, keyTemplate, profile, options, row, true, url);
    }
}

package org.dropback.upload;

import java.nio.file.Path;
import org.dropback.callback.CallbackProfile;
import org.dropback.connection.Connection;
import org.jspecify.annotations.Nullable;

/**
 * One file that a user wants uploaded. Nothing is checked yet: a request that cannot work becomes a failed job that says why.
 *
 * @param file        as chosen
 * @param relativePath as {@code {relpath}} gives it, always with {@code /}
 * @param keyTemplate placeholder template of the object key
 * @param profile     the callback, null for a plain upload
 */
public record UploadRequest(Path file, String relativePath, Connection connection, String keyTemplate, @Nullable CallbackProfile profile,
                            UploadOptions options) {
}

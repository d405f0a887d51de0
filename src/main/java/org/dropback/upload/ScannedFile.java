package org.dropback.upload;

import java.nio.file.Path;
import org.dropback.callback.LocalError;
import org.jspecify.annotations.Nullable;

/**
 * A file to upload.
 *
 * @param file         as it was reached
 * @param relativePath relative to the chosen folder's parent, always with {@code /}; the name of a file chosen itself
 * @param problem      null, or why it cannot be sent: nothing below this folder could be read, its name is a secret, and hidden in both paths,
 *                     or a {@link BrokenName}
 */
public record ScannedFile(Path file, String relativePath, @Nullable LocalError problem) {
}

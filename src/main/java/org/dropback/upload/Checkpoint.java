package org.dropback.upload;

import org.jspecify.annotations.Nullable;

/**
 * What must outlive the process so that a job goes on where it stopped. Immutable, any thread.
 *
 * @param modified    the file's time of modification when the job began, milliseconds since the epoch; 0 before
 * @param partSize    bytes; 0 for no multipart upload; once recorded it wins over what is asked for
 * @param uploadId    null while there is none
 * @param digest      of samples of the file when the multipart upload began; empty before
 * @param mayBeStored whether a last byte may have arrived that nobody answered: HEAD must be asked before anything is sent again
 */
public record Checkpoint(long modified, long partSize, @Nullable String uploadId, String digest, boolean mayBeStored) {

    public static final Checkpoint NONE = new Checkpoint(0, 0, null, "", false);

    public Checkpoint withMayBeStored(boolean value) {
        return new Checkpoint(modified, partSize, uploadId, digest, value);
    }
}

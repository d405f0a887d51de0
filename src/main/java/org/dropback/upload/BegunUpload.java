package org.dropback.upload;

import java.time.Instant;
import org.dropback.connection.Connection;

/**
 * A multipart upload that this home began and that, as far as it knows, was neither completed nor aborted.
 *
 * @param connection where; holds no secret
 * @param holder     who may still go on with it
 */
public record BegunUpload(Connection connection, String key, String uploadId, Instant at, Holder holder) {

    public enum Holder {
        /** An orphan: nobody will ever complete it. */
        NOBODY,
        /** A job that rests, or had failed: it goes on with these parts when it is resumed. */
        RESTING,
        /** A job of a process that lives. */
        RUNNING
    }

    /** One that has just begun. */
    public BegunUpload(Connection connection, String key, String uploadId, Instant at) {
        this(connection, key, uploadId, at, Holder.RUNNING);
    }
}

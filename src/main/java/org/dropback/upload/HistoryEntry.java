package org.dropback.upload;

import java.time.Instant;
import java.util.List;
import org.dropback.callback.AskedCallback;
import org.dropback.callback.Callback;
import org.dropback.callback.CallbackProfile;
import org.dropback.callback.ErrorEvidence;
import org.dropback.connection.Connection;
import org.dropback.oss.StoreResult;
import org.jspecify.annotations.Nullable;

/**
 * One attempt that ended, as the history keeps it after its job is gone. Holds no secret.
 *
 * @param id         0 before it is recorded
 * @param again      whether a stored object was called back again, without a byte of it
 * @param file       as it was given, null where there was only the object
 * @param connection where to; its endpoint is empty in what the first version recorded
 * @param outcome    a finished state
 * @param bytes      sent in this attempt
 * @param result     the object, with the first 64 KiB of the answer to the callback; null where nothing is stored, or nobody knows
 * @param callback   null for a plain upload
 * @param differs    names of what the object lost when it was called back again, as HEAD said
 */
public record HistoryEntry(long id, Instant at, boolean again, @Nullable String file, Connection connection, String key, @Nullable UploadMethod method, long size,
                           JobState outcome, long bytes, long millis, @Nullable StoreResult result, @Nullable ErrorEvidence failure,
                           @Nullable AskedCallback callback, List<String> differs) {

    public HistoryEntry {
        differs = List.copyOf(differs);
    }

    /** Of a job that ended. @param key what is known of it, where the job ended before it had one. @param again whether it was to call back only */
    public static HistoryEntry of(JobSnapshot job, String key, boolean again, Instant at) {
        return new HistoryEntry(0, at, again, job.file().toString(), job.request().connection(), key, job.method(), job.size(), job.state(),
                again ? 0 : job.bytesSent(), job.millis(), job.result(), job.failure(), asked(job.request().profile(), job.callback()),
                again ? job.differs() : List.of());
    }

    private static @Nullable AskedCallback asked(@Nullable CallbackProfile profile, @Nullable Callback callback) {
        // What came to nothing before it was known is told as its author wrote it.
        return profile == null ? null : AskedCallback.of(profile, callback != null ? callback : profile.resolve(template -> template));
    }

    public HistoryEntry withId(long recorded) {
        return new HistoryEntry(recorded, at, again, file, connection, key, method, size, outcome, bytes, millis, result, failure, callback, differs);
    }

    public String bucket() {
        return connection.bucket();
    }
}

package org.dropback.upload;

import java.nio.file.Path;
import java.util.List;
import org.dropback.callback.Callback;
import org.dropback.callback.CallbackHeaders;
import org.dropback.callback.ErrorEvidence;
import org.dropback.callback.LocalError;
import org.dropback.oss.StoreResult;
import org.jspecify.annotations.Nullable;

/**
 * A job at one moment. Immutable, any thread; a newer one replaces it.
 *
 * @param size           bytes; -1 until somebody looked, and where the file could not be read
 * @param key            object key; the template while it could not be resolved
 * @param method         null until chosen
 * @param bytesSent      of this job, parts included; falls back when a try starts over
 * @param bytesPerSecond over the last seconds while uploading, else 0
 * @param partsDone      0 for put
 * @param partsTotal     0 for put
 * @param millis         from the first byte to the end (or now)
 * @param callback       what was asked of OSS, null for a plain upload
 * @param headers        its two headers as sent
 * @param result         once stored
 * @param failure        why it is not done: also set when stored and only the callback failed
 * @param timeline       in order of time
 * @param bytesKept      that an earlier run had sent and OSS still has; not among {@code bytesSent}
 * @param retry          why the last try failed, until the next one moves bytes
 */
public record JobSnapshot(long id, UploadRequest request, Path file, long size, String bucket, String key, JobState state,
                          @Nullable UploadMethod method, long bytesSent, long bytesPerSecond, int partsDone, int partsTotal, long millis,
                          @Nullable Callback callback, @Nullable CallbackHeaders headers, @Nullable StoreResult result,
                          @Nullable ErrorEvidence failure, List<TimelineEvent> timeline, long bytesKept, @Nullable RetryWait retry) {

    /** Names of what the object lost when it was called back again the last time, as HEAD said; empty where all is well. */
    public List<String> differs() {
        var differs = List.<String>of();
        for (var event : timeline) {
            switch (event.kind()) {
                case CALLED_AGAIN -> differs = List.of();
                case DIFFERS -> differs = List.of(event.detail().split(", "));
                default -> { }
            }
        }
        return differs;
    }

    /** Whether what the journal holds of it cannot be read: nothing can be done with it. */
    public boolean isUnreadable() {
        return failure != null && failure.code().equals(LocalError.RECORD_UNREADABLE.code());
    }

    /** Bytes of the file that OSS has, or that are on their way. */
    public long bytesThere() {
        return bytesKept + bytesSent;
    }

    /** The same in another state. */
    public JobSnapshot as(JobState how) {
        return new JobSnapshot(id, request, file, size, bucket, key, how, method, bytesSent, bytesPerSecond, partsDone, partsTotal, millis, callback, headers,
                result, failure, timeline, bytesKept, retry);
    }

    /** The same, sent as another one was: its method, its parts and its time. */
    public JobSnapshot sentAs(JobSnapshot other) {
        return new JobSnapshot(id, request, file, size, bucket, key, state, other.method, bytesSent, bytesPerSecond, other.partsDone, other.partsTotal, other.millis,
                callback, headers, result, failure, timeline, bytesKept, retry);
    }

    /** The same with another end. */
    public JobSnapshot ended(JobState how, ErrorEvidence why) {
        return new JobSnapshot(id, request, file, size, bucket, key, how, method, bytesSent, 0, partsDone, partsTotal, millis, callback, headers, result, why,
                timeline, bytesKept, null);
    }

    /** Of a job that does not wait for its next try. */
    public JobSnapshot(long id, UploadRequest request, Path file, long size, String bucket, String key, JobState state, @Nullable UploadMethod method,
                       long bytesSent, long bytesPerSecond, int partsDone, int partsTotal, long millis, @Nullable Callback callback,
                       @Nullable CallbackHeaders headers, @Nullable StoreResult result, @Nullable ErrorEvidence failure, List<TimelineEvent> timeline) {
        this(id, request, file, size, bucket, key, state, method, bytesSent, bytesPerSecond, partsDone, partsTotal, millis, callback, headers, result,
                failure, timeline, 0, null);
    }
}

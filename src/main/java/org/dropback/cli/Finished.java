package org.dropback.cli;

import java.time.ZonedDateTime;
import org.dropback.callback.CallbackProfile;
import org.dropback.callback.ErrorEvidence;
import org.dropback.callback.Stored;
import org.dropback.oss.StoreResult;
import org.dropback.upload.HistoryEntry;
import org.dropback.upload.JobSnapshot;
import org.dropback.upload.JobState;
import org.dropback.upload.KeyPreview;
import org.dropback.upload.UploadMethod;
import org.dropback.upload.engine.CalledAgain;
import org.jspecify.annotations.Nullable;

/**
 * What has ended, as it is reported: the upload of a file, or a callback that was called again.
 *
 * @param file      null where there is none, only the object
 * @param size      bytes, -1 where nobody could look
 * @param bytesSent of this run, what had to be sent twice counted once
 * @param https     whether an address that was to be called may be https: what is said of TLS holds for no other
 */
record Finished(@Nullable String file, String bucket, String key, @Nullable UploadMethod method, long size, JobState state, long bytesSent, long millis,
                @Nullable StoreResult result, @Nullable ErrorEvidence failure, boolean https) {

    static Finished of(JobSnapshot job) {
        var profile = job.request().profile();
        return new Finished(job.file().toString(), job.bucket(), KeyPreview.of(job, ZonedDateTime.now()), job.method(), job.size(), job.state(), job.bytesSent(), job.millis(), job.result(),
                job.failure(), profile == null || profile.callsHttps());
    }

    static Finished of(CalledAgain again, boolean https) {
        return new Finished(null, again.bucket(), again.key(), again.method(), again.size(), again.state(), 0, again.millis(), again.result(),
                again.failure(), https);
    }

    static Finished of(HistoryEntry entry) {
        return new Finished(entry.file(), entry.bucket(), entry.key(), entry.method(), entry.size(), entry.outcome(), entry.bytes(), entry.millis(), entry.result(),
                entry.failure(), entry.callback() == null || CallbackProfile.isHttps(entry.callback().callback().urls()));
    }

    /** After an upload whose callback nobody knew of: what that had sent and taken counts too. */
    Finished after(JobSnapshot upload) {
        return new Finished(file, bucket, key, method, size, state, bytesSent + upload.bytesSent(), millis + upload.millis(), result, failure, https);
    }

    /**
     * Whether the object is in the bucket; null when nobody can know. Not where an upload failed (the contract's table): an object with other bytes is not its file.
     */
    @Nullable Boolean stored() {
        return switch (state) {
            case DONE, SKIPPED, CALLBACK_FAILED, CALLBACK_UNKNOWN -> true;
            default -> {
                var told = failure != null ? failure.stored() : result != null ? Stored.YES : Stored.NO;
                yield switch (told) {
                    case YES -> state != JobState.FAILED || file == null;
                    case NO -> false;
                    case UNKNOWN -> null;
                };
            }
        };
    }
}

package org.dropback.upload.engine;

import java.util.List;
import org.dropback.callback.ErrorEvidence;
import org.dropback.callback.Stored;
import org.dropback.oss.ObjectHead;
import org.dropback.oss.StoreResult;
import org.dropback.upload.JobState;
import org.dropback.upload.UploadMethod;
import org.jspecify.annotations.Nullable;

/**
 * How calling back again ended.
 *
 * @param method  {@code COPY}, for an empty object {@code PUT}; null where it was not there to be looked at
 * @param size    bytes; -1 where nobody could look
 * @param state   {@code DONE}, {@code CALLBACK_FAILED}, {@code CALLBACK_UNKNOWN}, or, where no callback was called, {@code FAILED} or {@code CANCELLED}
 * @param result  the object as it is now, null where nobody could look
 * @param failure why it is not done
 * @param differs names of what the object should have kept and has not, as the last HEAD says; empty where all is well or nobody could look
 */
public record CalledAgain(String bucket, String key, @Nullable UploadMethod method, long size, JobState state, @Nullable StoreResult result,
                          @Nullable ErrorEvidence failure, List<String> differs, long millis) {

    public CalledAgain {
        differs = List.copyOf(differs);
    }

    /** No callback was called, and the object is as it was. @param head null where it could not be looked at */
    static CalledAgain refused(AgainRequest request, @Nullable ObjectHead head, JobState state, ErrorEvidence why, long millis) {
        var requestId = why.requestId();
        return new CalledAgain(request.bucket(), request.key(), head == null ? null : method(head), head == null ? -1 : head.size(), state,
                head == null || why.stored() != Stored.YES ? null
                        : new StoreResult(head.etag(), head.crc64(), requestId == null ? head.requestId() : requestId, null), why, List.of(), millis);
    }

    CalledAgain with(@Nullable StoreResult shown, @Nullable ErrorEvidence why) {
        return new CalledAgain(bucket, key, method, size, state, shown, why, differs, millis);
    }

    static UploadMethod method(ObjectHead head) {
        return head.size() == 0 ? UploadMethod.PUT : UploadMethod.COPY;
    }
}

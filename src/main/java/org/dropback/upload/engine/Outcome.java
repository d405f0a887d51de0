package org.dropback.upload.engine;

import org.dropback.callback.CallbackAnswer;
import org.dropback.callback.ErrorEvidence;
import org.dropback.callback.LocalError;
import org.dropback.callback.Stored;
import org.dropback.oss.StoreResult;
import org.dropback.upload.JobState;
import org.dropback.upload.TimelineEvent.Kind;
import org.jspecify.annotations.Nullable;

/**
 * How an attempt ended.
 *
 * @param state   a finished one, or one in which it waits for its user
 * @param result  once stored
 * @param failure why it is not done
 */
record Outcome(JobState state, @Nullable StoreResult result, @Nullable ErrorEvidence failure) {

    /** Made beforehand: where memory has run out there is none to make it with. */
    static final Outcome UNFORESEEN = failed(ErrorEvidence.local(Stored.UNKNOWN, LocalError.INTERNAL, "ended by an error that nobody foresaw"));

    static final ErrorEvidence UNFORESEEN_AGAIN = ErrorEvidence.local(Stored.YES, LocalError.INTERNAL, "ended by an error that nobody foresaw");

    static Outcome answered(StoreResult result) {
        var callback = result.callback();
        return callback == null || callback.succeeded()
                ? new Outcome(JobState.DONE, result, null)
                : new Outcome(JobState.CALLBACK_FAILED, result, callback.error());
    }

    /** The answer was lost, HEAD says stored. */
    static Outcome found(StoreResult result, boolean withCallback, ErrorEvidence lost) {
        return withCallback ? new Outcome(JobState.CALLBACK_UNKNOWN, result, as(Stored.YES, lost)) : new Outcome(JobState.DONE, result, null);
    }

    /** The object is there, and was to be called back for: nobody knows whether it was. */
    static Outcome unforeseenCall(StoreResult there, Throwable e) {
        return new Outcome(JobState.CALLBACK_UNKNOWN, there, ErrorEvidence.local(Stored.YES, LocalError.INTERNAL, e.toString()));
    }

    /** The same object is there already. */
    static Outcome skipped(StoreResult there) {
        return new Outcome(JobState.SKIPPED, there, null);
    }

    /** Another object is there, and nobody has said yet what is to become of it. */
    static Outcome asks() {
        return new Outcome(JobState.ASKING, null, null);
    }

    /** What permits it is lost. @param why {@link LocalError#URL_NEEDED} */
    static Outcome needsUrl(ErrorEvidence why) {
        return new Outcome(JobState.URL_NEEDED, null, why);
    }

    static Outcome failed(ErrorEvidence failure) {
        return new Outcome(JobState.FAILED, null, failure);
    }

    static Outcome cancelled(Stored stored) {
        return new Outcome(JobState.CANCELLED, null, ErrorEvidence.local(stored, LocalError.CANCELLED, "cancelled"));
    }

    /** Of what rests: the same, were it cancelled. */
    Outcome cancelled() {
        return cancelled(failure == null ? Stored.NO : failure.stored());
    }

    Outcome withAnswer(CallbackAnswer answer) {
        return result == null ? this : new Outcome(state, new StoreResult(result.etag(), result.crc64(), result.requestId(), answer), failure);
    }

    boolean isAboutCallback() {
        return state == JobState.CALLBACK_FAILED || state == JobState.CALLBACK_UNKNOWN;
    }

    /** Tells the timeline. */
    void note(Timeline timeline) {
        if (result != null && state != JobState.SKIPPED) {
            timeline.add(Kind.STORED, result.requestId());
        }
        switch (state) {
            case DONE -> {
                if (result != null && result.callback() != null) {
                    timeline.add(Kind.CALLBACK_ANSWERED, "HTTP " + result.callback().httpStatus());
                }
            }
            case CALLBACK_FAILED -> timeline.add(Kind.CALLBACK_FAILED, failure == null ? "" : failure.message());
            case CALLBACK_UNKNOWN -> timeline.add(Kind.CALLBACK_UNKNOWN, failure == null ? "" : failure.message());
            case CANCELLED -> timeline.add(Kind.CANCELLED, "");
            case SKIPPED -> timeline.add(Kind.SKIPPED, "");
            case ASKING -> timeline.add(Kind.ASKED, "");
            case URL_NEEDED -> timeline.add(Kind.URL_NEEDED, "");
            case WAITING, UPLOADING, CALLING_BACK, PAUSED, FAILED -> timeline.add(Kind.FAILED, failure == null ? "" : failure.code());
        }
    }

    static ErrorEvidence as(Stored stored, ErrorEvidence evidence) {
        return new ErrorEvidence(stored, evidence.httpStatus(), evidence.code(), evidence.message(), evidence.requestId(), evidence.ec());
    }
}

package org.dropback.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Locale;
import java.util.regex.Pattern;
import org.dropback.callback.CallbackAnswer;
import org.dropback.callback.ErrorCatalogue;
import org.dropback.callback.ErrorEvidence;
import org.dropback.text.Messages;
import org.dropback.upload.JobSnapshot;
import org.dropback.upload.JobState;
import org.jspecify.annotations.Nullable;

/**
 * The last line of a file in {@code --output jsonl}. The components are the contract's fields: add, never rename.
 *
 * @param file      null where there is none, only the object
 * @param method    null when the file failed before one was chosen
 * @param size      bytes, null when the file could not be read
 * @param stored    null when nobody can know
 * @param bytesSent of this run, what had to be sent twice counted once
 */
@JsonPropertyOrder("event")
record FinishedEvent(@Nullable String file, String bucket, String key, @Nullable String method, @Nullable Long size, String outcome, @Nullable Boolean stored,
                     @Nullable String etag, @Nullable String crc64, @Nullable String requestId, long bytesSent, long millis,
                     @Nullable Answer callback, @Nullable Failure error) {

    private static final Pattern ERROR_STATUS = Pattern.compile("Error status ?: ?(-?\\d{1,9})(?!\\d)", Pattern.CASE_INSENSITIVE);

    /**
     * What came back to the callback.
     *
     * @param status     200, or on 203 the number that OSS names, null when it names none
     * @param body       the answer when it is UTF-8, else null and {@code bodyBase64} holds it
     * @param millis     from the last byte of the request to the head of the answer, storing included
     */
    record Answer(@Nullable Integer status, @Nullable String contentType, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String body,
                  @JsonInclude(JsonInclude.Include.NON_NULL) byte @Nullable [] bodyBase64, boolean bodyTruncated, long millis) {

        static Answer of(CallbackAnswer answer) {
            var text = Utf8.text(answer.body(), answer.truncated());
            return new Answer(status(answer), answer.contentType(), text.orElse(null), text.isPresent() ? null : answer.body(), answer.truncated(),
                    answer.waited().toMillis());
        }

        private static @Nullable Integer status(CallbackAnswer answer) {
            if (answer.error() == null) {
                return answer.httpStatus();
            }
            var named = ERROR_STATUS.matcher(answer.error().message());
            return named.find() ? Integer.valueOf(named.group(1)) : null;
        }
    }

    /** Why a file is not done. */
    record Failure(String code, String message, @Nullable String requestId, @Nullable String ec, String explanation) {

        static Failure of(ErrorEvidence evidence, Messages messages) {
            var explanation = ErrorCatalogue.explain(evidence);
            return new Failure(evidence.code(), evidence.message(), evidence.requestId(), evidence.ec(),
                    explanation.headline(messages) + " " + explanation.cause(messages));
        }
    }

    static FinishedEvent of(JobSnapshot job, Messages messages) {
        return of(Finished.of(job), messages);
    }

    static FinishedEvent of(Finished finished, Messages messages) {
        var state = finished.state();
        var method = finished.method();
        var result = finished.result();
        var failure = finished.failure();
        var requestId = result != null ? result.requestId() : failure != null ? failure.requestId() : null;
        boolean answered = result != null && (state == JobState.DONE || state == JobState.CALLBACK_FAILED);
        return new FinishedEvent(finished.file(), finished.bucket(), finished.key(), method == null ? null : method.name().toLowerCase(Locale.ROOT),
                finished.size() < 0 ? null : finished.size(), outcome(state), finished.stored(), result == null ? null : result.etag(),
                result == null ? null : result.crc64(), requestId, finished.bytesSent(), finished.millis(),
                answered && result.callback() != null ? Answer.of(result.callback()) : null,
                failure == null || state == JobState.CANCELLED ? null : Failure.of(failure, messages));
    }

    /** What needs its URL again has failed as far as this run goes; the journal keeps it. */
    static String outcome(JobState state) {
        if (state == JobState.URL_NEEDED) {
            return outcome(JobState.FAILED);
        }
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @JsonProperty
    public String event() {
        return "finished";
    }
}

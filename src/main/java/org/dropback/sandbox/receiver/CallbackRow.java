package org.dropback.sandbox.receiver;

import java.time.Duration;
import java.time.Instant;
import org.dropback.sandbox.receiver.ReceivedCallback.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * A received callback as a line of a list, without its bytes. Immutable, any thread.
 *
 * @param object    empty where the body does not tell it
 * @param requestId empty where it had none
 * @param bodyBytes length of the body
 * @param answered  0 where the connection was dropped, null while there is no answer yet
 * @param took      null while there is no answer yet
 * @param accepted  whether OSS accepts the answer; null while there is none yet
 */
public record CallbackRow(long id, Instant at, String path, String object, String requestId, long bodyBytes, Verdict signature,
                          @Nullable Integer answered, @Nullable Duration took, @Nullable Boolean accepted) {

    public static CallbackRow of(ReceivedCallback callback) {
        var answer = callback.answer();
        return new CallbackRow(callback.id(), callback.at(), callback.path(), callback.object().orElse(""), callback.requestId().orElse(""),
                callback.body().length, callback.signature(), answer == null ? null : answer.status(), answer == null ? null : answer.took(),
                answer == null ? null : answer.verdict().accepted());
    }
}

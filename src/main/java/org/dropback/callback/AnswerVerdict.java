package org.dropback.callback;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dropback.text.Messages;
import org.jspecify.annotations.Nullable;

/**
 * What OSS makes of an application server's answer (facts 2.3). Immutable, any thread.
 *
 * @param failure       null where OSS accepts it
 * @param status        0 where no answer came
 * @param json          whether the body is one JSON value
 * @param contentLength as the server sent it, even where it is no number; null where it sent none
 * @param took          from the request to the answer
 * @param limit         that OSS waits
 */
public record AnswerVerdict(@Nullable CallbackFailure failure, int status, boolean json, @Nullable String contentLength, Duration took,
                            Duration limit) {

    /** What OSS waits for each URL; fixed (facts 2.3). */
    public static final Duration OSS_LIMIT = Duration.ofSeconds(5);

    /** @param address of the application server, for the message of a time-out, such as {@code 8.8.8.8:9090} */
    public static AnswerVerdict of(int status, List<Map.Entry<String, String>> headers, byte[] body, boolean tooLong, AnswerRules rules,
                                   Duration took, Duration limit, String address) {
        var lowerCase = new LinkedHashMap<String, String>();
        headers.forEach(header -> lowerCase.putIfAbsent(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
        Optional<CallbackFailure> failure = took.compareTo(limit) > 0
                ? Optional.of(CallbackFailure.replyTimeout(address, limit.toMillis(), limit.toMillis()))
                : AnswerJudge.judge(new HttpAnswer(status, lowerCase, body, tooLong), rules);
        boolean json = StrictJson.utf8(body).filter(StrictJson::isValue).isPresent();
        return new AnswerVerdict(failure.orElse(null), status, json, lowerCase.get("content-length"), took, limit);
    }

    /** Of a call that brought no answer. */
    public static AnswerVerdict none(CallbackFailure failure, Duration took, Duration limit) {
        return new AnswerVerdict(failure, 0, false, null, took, limit);
    }

    public boolean accepted() {
        return failure == null;
    }

    /** What was looked at, in one line: {@code 200, JSON, Content-Length 15, 2 ms of 5 s}. */
    public String facts(Messages messages) {
        var time = messages.get("verdict.took", took.toMillis(), limit.toSeconds());
        if (status == 0) {
            return messages.get("verdict.facts.none", time);
        }
        var length = contentLength == null ? messages.get("verdict.no-length") : "Content-Length " + contentLength;
        return messages.get("verdict.facts", Integer.toString(status), messages.get(json ? "verdict.json" : "verdict.no-json"), length, time);
    }

    /** What OSS would tell the uploader, in its own English words; empty where it accepts the answer. */
    public String ossMessage() {
        return failure == null ? "" : failure.message();
    }
}

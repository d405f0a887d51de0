package org.dropback.sandbox.receiver;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.dropback.callback.AnswerRules;
import org.dropback.callback.AnswerVerdict;
import org.dropback.callback.CallbackFailure;
import org.jspecify.annotations.Nullable;

/**
 * What the receiver answered to a callback. Immutable, any thread.
 *
 * @param status  0 where the connection was dropped
 * @param headers in order; with the Content-Length that went out, if one did
 * @param body    as sent
 * @param delay   that was asked for
 * @param took    from the whole request to the begin of the answer, delay and forwarding included
 * @param relay   null where the receiver itself made the answer
 * @param rules   by which OSS judged then
 */
public record SentAnswer(int status, List<Map.Entry<String, String>> headers, byte[] body, Duration delay, Duration took, @Nullable Relay relay,
                         AnswerRules rules) {

    private static final String THIS_MACHINE = "127.0.0.1";

    /**
     * Where the callback was forwarded to.
     *
     * @param failure technical reason why no answer came from there; null where one did
     */
    public record Relay(URI to, @Nullable String failure) {
    }

    public SentAnswer {
        headers = List.copyOf(headers);
    }

    public boolean dropped() {
        return status == 0;
    }

    /** What OSS makes of it. */
    public AnswerVerdict verdict() {
        if (dropped()) {
            return AnswerVerdict.none(CallbackFailure.UNSPECIFIED, took, AnswerVerdict.OSS_LIMIT);
        }
        return AnswerVerdict.of(status, headers, body, false, rules, took, AnswerVerdict.OSS_LIMIT, THIS_MACHINE);
    }
}

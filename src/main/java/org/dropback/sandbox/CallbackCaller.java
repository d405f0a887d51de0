package org.dropback.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.dropback.callback.AnswerJudge;
import org.dropback.callback.AnswerRules;
import org.dropback.callback.Callback;
import org.dropback.callback.CallbackFailure;
import org.dropback.callback.CallbackRequest;
import org.dropback.callback.CallbackRequests;
import org.dropback.callback.Envelope;
import org.dropback.callback.HttpAnswer;
import org.dropback.wire.Delivery;
import org.dropback.wire.OutgoingRequest;
import org.dropback.wire.Sender;
import org.dropback.wire.WireAnswer;
import org.jspecify.annotations.Nullable;

/** Asks the URLs of a callback in order until the first success. Any thread. */
final class CallbackCaller {

    /** What came of it. */
    sealed interface Outcome { }

    /** @param contentType as the application server sent it; null where it sent none */
    record Success(@Nullable String contentType, byte[] body) implements Outcome { }

    /** @param failure of the last URL asked */
    record Failure(CallbackFailure failure) implements Outcome { }

    private final Sender sender = new Sender();
    private final SigningKey key;
    private final String publicKeyUrl;
    private final AnswerRules rules;
    private final Duration limit;
    private final Clock clock;

    CallbackCaller(SigningKey key, String publicKeyUrl, AnswerRules rules, Duration limit, Clock clock) {
        this.key = key;
        this.publicKeyUrl = publicKeyUrl;
        this.rules = rules;
        this.limit = limit;
        this.clock = clock;
    }

    Outcome call(Callback callback, byte[] body, String bucket, String requestId) throws InterruptedException {
        var envelope = new Envelope(bucket, SandboxOptions.OWNER, SandboxOptions.OWNER, requestId, clock.instant(), publicKeyUrl);
        Outcome last = new Failure(CallbackFailure.UNSPECIFIED);
        for (var url : callback.urls()) {
            last = call(callback.sni(), CallbackRequests.build(callback, url, body, envelope, key::sign));
            if (last instanceof Success) {
                break;
            }
        }
        return last;
    }

    private Outcome call(boolean sni, CallbackRequest request) throws InterruptedException {
        var outgoing = new OutgoingRequest(request.connectHost(), request.port(), request.scheme().equals("https"), sni, "POST", request.target(),
                request.headers(), request.body());
        return switch (sender.send(outgoing, limit, (int) rules.maxBytes())) {
            case Delivery.Answered answered -> judged(answered.answer());
            case Delivery.Failed failed -> new Failure(worded(failed, request.connectHost() + ":" + request.port(), limit));
        };
    }

    private Outcome judged(WireAnswer answer) {
        var judged = AnswerJudge.judge(new HttpAnswer(answer.status(), lowerCase(answer), answer.body(), answer.tooLong()), rules);
        return judged.<Outcome>map(Failure::new).orElseGet(() -> new Success(answer.header("Content-Type").orElse(null), answer.body()));
    }

    /** @param address of the application server, as {@code host:port} */
    static CallbackFailure worded(Delivery.Failed failed, String address, Duration limit) {
        return switch (failed.failure()) {
            case HOST_UNKNOWN, NOT_CONNECTED -> CallbackFailure.CANNOT_CONNECT;
            case TIMED_OUT -> CallbackFailure.replyTimeout(address, failed.took().toMillis(), limit.toMillis());
            // What OSS's proxy answers when TLS fails, most often for want of SNI (facts 2.6).
            case TLS_FAILED -> CallbackFailure.status(502);
            case CONNECTION_LOST, ANSWER_MALFORMED -> CallbackFailure.UNSPECIFIED;
        };
    }

    private static Map<String, String> lowerCase(WireAnswer answer) {
        var headers = new LinkedHashMap<String, String>();
        answer.headers().forEach(header -> headers.putIfAbsent(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
        return headers;
    }
}

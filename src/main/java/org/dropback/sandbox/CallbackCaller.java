package org.dropback.sandbox;

import java.net.Inet4Address;
import java.net.InetAddress;
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
import org.dropback.wire.Trust;
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

    private static final Sender CARELESS = new Sender(Trust.ANYBODY, CallbackCaller::mayBeCalled);

    private final Sender sender;
    private final SigningKey key;
    private final String publicKeyUrl;
    private final Duration limit;
    private final Clock clock;

    /** @param trust whose certificates are taken where they are verified */
    CallbackCaller(SigningKey key, String publicKeyUrl, Trust trust, Duration limit, Clock clock) {
        this.key = key;
        this.publicKeyUrl = publicKeyUrl;
        this.sender = new Sender(trust, CallbackCaller::mayBeCalled);
        this.limit = limit;
        this.clock = clock;
    }

    Outcome call(Callback callback, byte[] body, String bucket, String requestId, SandboxRules rules) throws InterruptedException {
        var envelope = new Envelope(bucket, SandboxOptions.OWNER, SandboxOptions.OWNER, requestId, clock.instant(), publicKeyUrl);
        Outcome last = new Failure(CallbackFailure.UNSPECIFIED);
        for (var url : callback.urls()) {
            var request = CallbackRequests.build(callback, url, body, envelope, key::sign, rules.is(Rule.PLUS_IN_PATH, "space"));
            var delivery = deliver(callback.sni(), request, rules);
            last = switch (delivery) {
                case Delivery.Answered answered -> judged(answered.answer(), rules.answer());
                case Delivery.Failed failed -> new Failure(worded(failed, request.connectHost() + ":" + request.port(), limit));
            };
            if (last instanceof Success || rules.is(Rule.NEXT_URL, "connect-error") && !notConnected(delivery)) {
                break;
            }
        }
        return last;
    }

    private Delivery deliver(boolean sni, CallbackRequest request, SandboxRules rules) throws InterruptedException {
        var outgoing = new OutgoingRequest(request.connectHost(), request.port(), request.scheme().equals("https"), sni, "POST", request.target(),
                request.headers(), request.body());
        var careless = rules.is(Rule.CALLBACK_CERTIFICATE, "ignore");
        return (careless ? CARELESS : sender).send(outgoing, limit, (int) rules.answer().maxBytes());
    }

    /** OSS calls no IPv6 address (facts 1.1); but it is the use of a sandbox to call servers of this machine. */
    static boolean mayBeCalled(InetAddress address) {
        return address instanceof Inet4Address || address.isLoopbackAddress();
    }

    private static boolean notConnected(Delivery delivery) {
        return delivery instanceof Delivery.Failed failed
                && (failed.failure() == Delivery.Failure.HOST_UNKNOWN || failed.failure() == Delivery.Failure.NOT_CONNECTED);
    }

    private static Outcome judged(WireAnswer answer, AnswerRules rules) {
        var judged = AnswerJudge.judge(new HttpAnswer(answer.status(), lowerCase(answer), answer.body(), answer.tooLong()), rules);
        return judged.<Outcome>map(Failure::new).orElseGet(() -> new Success(answer.header("Content-Type").orElse(null), answer.body()));
    }

    /** @param address of the application server, as {@code host:port} */
    static CallbackFailure worded(Delivery.Failed failed, String address, Duration limit) {
        return switch (failed.failure()) {
            case HOST_UNKNOWN, NOT_CONNECTED -> CallbackFailure.CANNOT_CONNECT;
            case TIMED_OUT -> CallbackFailure.replyTimeout(address, failed.took().toMillis(), limit.toMillis());
            case TLS_FAILED -> CallbackFailure.NO_TLS;
            case CONNECTION_LOST, ANSWER_MALFORMED -> CallbackFailure.UNSPECIFIED;
        };
    }

    private static Map<String, String> lowerCase(WireAnswer answer) {
        var headers = new LinkedHashMap<String, String>();
        answer.headers().forEach(header -> headers.putIfAbsent(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
        return headers;
    }
}

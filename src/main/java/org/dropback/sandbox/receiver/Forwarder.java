package org.dropback.sandbox.receiver;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.dropback.callback.CallbackUrl;
import org.dropback.sandbox.receiver.SentAnswer.Relay;
import org.dropback.wire.Delivery;
import org.dropback.wire.Delivery.Failure;
import org.dropback.wire.OutgoingRequest;
import org.dropback.wire.Sender;
import org.jspecify.annotations.Nullable;

/** Hands callbacks on to an application server and its answers back, bytes untouched. Follows no redirect. Any thread. */
final class Forwarder {

    /** Longer than OSS waits, so that a server that is being debugged gets to its answer, which then is seen to be too late. */
    private static final Duration LIMIT = Duration.ofSeconds(50);
    private static final int MAX_BODY = 8 << 20;

    /** Of the connection, not of the message (RFC 9110, 7.6.1); a body is sent whole, its length counted anew. */
    private static final Set<String> HOP_BY_HOP = Set.of("connection", "keep-alive", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade",
            "content-length", "expect");

    private final Sender sender = new Sender();
    /** Tells a callback that this receiver forwarded, and that came back to it. */
    private final String via = "1.1 dropback-" + UUID.randomUUID();

    /** An answer and where it is from. */
    record Relayed(ScriptedAnswer answer, Relay relay) {
    }

    Relayed forward(ReceivedCallback callback, URI to) throws InterruptedException {
        if (callback.headers().stream().anyMatch(header -> header.getKey().equalsIgnoreCase("Via") && header.getValue().contains(via))) {
            return failed(to, 502, "the URL to forward to leads back to this receiver");
        }
        OutgoingRequest request;
        try {
            request = request(callback, to);
        } catch (IllegalArgumentException e) {
            return failed(to, 502, String.valueOf(e.getMessage()));
        }
        return switch (sender.send(request, LIMIT, MAX_BODY)) {
            case Delivery.Failed failed -> failed(to, failed.failure() == Failure.TIMED_OUT ? 504 : 502, failed.failure() + ": " + failed.detail());
            case Delivery.Answered answered when answered.answer().tooLong() -> failed(to, 502, "the answer is longer than " + MAX_BODY + " bytes");
            case Delivery.Answered answered -> {
                var answer = answered.answer();
                boolean chunked = answer.header("Content-Length").isEmpty() && answer.status() != 204 && answer.status() != 304;
                var headers = kept(answer.headers(), name -> !name.equals("date"));
                yield new Relayed(new ScriptedAnswer(answer.status(), headers, answer.body(), chunked, Duration.ZERO, false), new Relay(to, null));
            }
        };
    }

    private OutgoingRequest request(ReceivedCallback callback, URI to) {
        boolean tls = to.getScheme().equalsIgnoreCase("https");
        // A name with an underscore, as containers have it, is no host to URI.
        var named = to.getHost() == null ? CallbackUrl.parse(to.toString()).orElseThrow(IllegalArgumentException::new) : null;
        var host = named == null ? to.getHost().replaceAll("[\\[\\]]", "") : named.host();
        int port = named != null ? named.port() : to.getPort() > 0 ? to.getPort() : tls ? 443 : 80;
        var headers = kept(callback.headers(), name -> true);
        headers.add(Map.entry("Content-Length", Integer.toString(callback.body().length)));
        headers.add(Map.entry("Connection", "close"));
        headers.add(Map.entry("Via", via));
        return new OutgoingRequest(host, port, tls, true, callback.method(), target(callback, to), headers, callback.body());
    }

    private static String target(ReceivedCallback callback, URI to) {
        @Nullable String path = to.getRawPath();
        if (path == null || path.isEmpty() || path.equals("/") && to.getRawQuery() == null) {
            return callback.target();
        }
        return to.getRawQuery() == null ? path + callback.target().substring(callback.path().length()) : path + "?" + to.getRawQuery();
    }

    private static List<Map.Entry<String, String>> kept(List<Map.Entry<String, String>> headers, Predicate<String> also) {
        var kept = new ArrayList<Map.Entry<String, String>>();
        for (var header : headers) {
            var name = header.getKey().toLowerCase(Locale.ROOT);
            if (!HOP_BY_HOP.contains(name) && also.test(name)) {
                kept.add(header);
            }
        }
        return kept;
    }

    private static Relayed failed(URI to, int status, String reason) {
        var body = "{\"Status\":\"not forwarded\",\"reason\":" + Quoted.json(reason) + "}";
        return new Relayed(ScriptedAnswer.json(status, body), new Relay(to, reason));
    }
}

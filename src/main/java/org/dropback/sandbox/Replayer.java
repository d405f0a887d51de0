package org.dropback.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.dropback.callback.AnswerRules;
import org.dropback.callback.AnswerVerdict;
import org.dropback.callback.CallbackSignature;
import org.dropback.callback.CallbackUrl;
import org.dropback.digest.Md5;
import org.dropback.sandbox.receiver.ReceivedCallback;
import org.dropback.wire.Delivery;
import org.dropback.wire.OutgoingRequest;
import org.dropback.wire.Sender;
import org.dropback.wire.Trust;

/** Sends recorded or edited callbacks again, as OSS would, signed with the sandbox's key. Any thread. */
public final class Replayer {

    private static final int MAX_BODY = 8 << 20;
    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    /** Made anew for each request, whatever the replay says. */
    private static final Set<String> COMPUTED = Set.of("authorization", "connection", "content-length", "content-md5", "date", "expect",
            "transfer-encoding", "via", "x-oss-pub-key-url");

    private final Sender sender;
    private final SigningKey key;
    private final String publicKeyUrl;
    private final Supplier<AnswerRules> rules;
    private final Clock clock;

    /**
     * @param trust whose certificates are taken
     * @param rules by which OSS judges answers now
     */
    Replayer(SigningKey key, String publicKeyUrl, Trust trust, Supplier<AnswerRules> rules, Clock clock) {
        this.sender = new Sender(trust);
        this.key = key;
        this.publicKeyUrl = publicKeyUrl;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * A callback to be sent again. Immutable, any thread.
     *
     * @param url     as in {@code callbackUrl}, of any server
     * @param headers that are sent as they are. Date, Content-Length, Content-MD5, Connection, Authorization and x-oss-pub-key-url are made anew and
     *                need not be here; without a Host it is that of the URL. The request id is kept, so that a server can be seen to recognise
     *                a callback that it already had; edit it for a new one
     */
    public record Replay(String method, String url, List<Map.Entry<String, String>> headers, byte[] body) {

        public Replay {
            headers = List.copyOf(headers);
        }

        /** The callback as it came, to another URL or the same; its Host becomes that of the URL. */
        public static Replay of(ReceivedCallback callback, String url) {
            var headers = new ArrayList<>(callback.headers());
            headers.removeIf(header -> header.getKey().equalsIgnoreCase("Host") || COMPUTED.contains(header.getKey().toLowerCase(Locale.ROOT)));
            return new Replay(callback.method(), url, headers, callback.body());
        }
    }

    /**
     * What became of a replay.
     *
     * @param delivery what went out, byte for byte, and what came back
     * @param verdict  what OSS would make of it
     */
    public record Replayed(Delivery delivery, AnswerVerdict verdict) {
    }

    /**
     * Sends and waits for the answer, at most the 5 s that OSS waits. Blocks.
     *
     * @throws IllegalArgumentException where the URL is none that OSS accepts, or the method or a header cannot be sent
     */
    public Replayed send(Replay replay) throws InterruptedException {
        var url = CallbackUrl.parse(replay.url()).orElseThrow(() -> new IllegalArgumentException("not a callback URL: " + replay.url()));
        if (!replay.method().matches("[A-Z]{1,20}") || replay.headers().stream().anyMatch(header -> !header.getKey().matches("[^\\s:]+"))) {
            throw new IllegalArgumentException("not a request: " + replay.method());
        }
        var request = new OutgoingRequest(url.host(), url.port(), url.isHttps(), true, replay.method(), url.target(), headers(replay, url), replay.body());
        var delivery = sender.send(request, AnswerVerdict.OSS_LIMIT, MAX_BODY);
        return new Replayed(delivery, verdict(delivery, url.host() + ":" + url.port()));
    }

    private List<Map.Entry<String, String>> headers(Replay replay, CallbackUrl url) {
        var headers = new ArrayList<Map.Entry<String, String>>();
        if (replay.headers().stream().noneMatch(header -> header.getKey().equalsIgnoreCase("Host"))) {
            headers.add(Map.entry("Host", url.hostHeader()));
        }
        replay.headers().stream().filter(header -> !COMPUTED.contains(header.getKey().toLowerCase(Locale.ROOT))).forEach(headers::add);
        headers.addAll(List.of(
                Map.entry("Connection", "close"),
                Map.entry("Content-Length", Integer.toString(replay.body().length)),
                Map.entry("Content-MD5", Md5.of(replay.body()).base64()),
                Map.entry("Date", HTTP_DATE.format(clock.instant())),
                Map.entry("x-oss-pub-key-url", Base64.getEncoder().encodeToString(publicKeyUrl.getBytes(UTF_8))),
                Map.entry("Authorization", key.sign(CallbackSignature.stringToSign(url.target(), replay.body())))));
        return headers;
    }

    private AnswerVerdict verdict(Delivery delivery, String address) {
        return switch (delivery) {
            case Delivery.Answered(var request, var took, var answer) -> AnswerVerdict.of(answer.status(), answer.headers(), answer.body(),
                    answer.tooLong(), rules.get(), took, AnswerVerdict.OSS_LIMIT, address);
            case Delivery.Failed failed -> AnswerVerdict.none(CallbackCaller.worded(failed, address, AnswerVerdict.OSS_LIMIT), failed.took(),
                    AnswerVerdict.OSS_LIMIT);
        };
    }
}

package org.dropback.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.dropback.wire.Exchange;
import org.dropback.wire.WireHandler;

/**
 * The application server of the sandbox: takes callbacks, checks their signature, keeps the latest and answers as told, or, under
 * {@code /callback/…}, as the path says. Any thread.
 */
public final class Receiver implements WireHandler {

    /** Callbacks kept; older ones are forgotten. */
    public static final int MAX_KEPT = 1_000;

    private static final int MAX_KEPT_BYTES = 64 << 20;
    private static final int MAX_BODY = 8 << 20;

    private final SignatureVerifier verifier;
    private final Consumer<ReceivedCallback> received;
    private final Deque<ReceivedCallback> kept = new ArrayDeque<>();
    private long keptBytes;
    private volatile ReceiverAnswer answer;

    Receiver(ReceiverAnswer answer, SignatureVerifier verifier, Consumer<ReceivedCallback> received) {
        this.answer = answer;
        this.verifier = verifier;
        this.received = received;
    }

    /** What {@code /callback} answers from now on. */
    public void answerWith(ReceiverAnswer newAnswer) {
        answer = newAnswer;
    }

    /** What {@code /callback} answers. */
    public ReceiverAnswer answer() {
        return answer;
    }

    /** Forgets the callbacks received. */
    public synchronized void clear() {
        kept.clear();
        keptBytes = 0;
    }

    /** The callbacks received, oldest first. */
    public synchronized List<ReceivedCallback> callbacks() {
        return List.copyOf(kept);
    }

    @Override
    public void handle(Exchange exchange) throws IOException, InterruptedException {
        var head = exchange.head();
        if (!head.method().equals("POST")) {
            // As Alibaba's own debug target answers (facts 1.1).
            exchange.answer(501, List.of(Map.entry("Content-Type", "application/json")), "{\"Status\":\"verify not ok\"}".getBytes(UTF_8));
            return;
        }
        var body = exchange.body().readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            exchange.answer(413, List.of(), new byte[0]);
            return;
        }
        var verdict = verifier.verify(head, body);
        var scripted = ScriptedAnswer.of(head.rawPath(), answer);
        var tls = exchange.isTls() ? new ReceivedCallback.Tls(exchange.sni().orElse(null)) : null;
        var callback = new ReceivedCallback(Instant.now(), head.target(), head.headers(), head.raw(), body, verdict, scripted.status(), tls);
        keep(callback);
        try {
            Thread.sleep(scripted.delay());
            scripted.send(exchange);
        } finally {
            received.accept(callback);
        }
    }

    private synchronized void keep(ReceivedCallback callback) {
        kept.addLast(callback);
        keptBytes += size(callback);
        while (kept.size() > MAX_KEPT || keptBytes > MAX_KEPT_BYTES) {
            keptBytes -= size(kept.removeFirst());
        }
    }

    private static long size(ReceivedCallback callback) {
        return callback.head().length + callback.body().length;
    }
}

package org.dropback.sandbox.receiver;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.dropback.callback.AnswerRules;
import org.dropback.sandbox.receiver.SentAnswer.Relay;
import org.dropback.wire.Exchange;
import org.dropback.wire.WireHandler;
import org.jspecify.annotations.Nullable;

/** The application server of the sandbox: takes callbacks, checks their signature, keeps them in its log and answers as its plan says. Any thread. */
public final class Receiver implements WireHandler {

    /** Callbacks that {@link #callbacks} lists. */
    public static final int MAX_LISTED = 1_000;

    private static final int MAX_BODY = 8 << 20;

    private final SignatureVerifier verifier;
    private final CallbackLog log;
    private final Consumer<ReceivedCallback> received;
    private final Supplier<AnswerRules> rules;
    private final Runnable changed;
    private final Forwarder forwarder = new Forwarder();
    private volatile AnswerPlan plan;
    private volatile boolean recording = true;

    /**
     * @param rules   by which OSS judges answers now
     * @param changed told when the plan is another one, on the thread that changes it
     */
    public Receiver(AnswerPlan plan, SignatureVerifier verifier, CallbackLog log, Supplier<AnswerRules> rules, Consumer<ReceivedCallback> received,
                    Runnable changed) {
        this.plan = plan;
        this.rules = rules;
        this.changed = changed;
        this.verifier = verifier;
        this.log = log;
        this.received = received;
    }

    public AnswerPlan plan() {
        return plan;
    }

    /** How callbacks that come from now on are answered. */
    public synchronized void answerBy(AnswerPlan newPlan) {
        plan = newPlan;
        changed.run();
    }

    /** What {@code /callback} answers from now on, where no rule says otherwise and nothing is forwarded. */
    public synchronized void answerWith(ReceiverAnswer newAnswer) {
        answerBy(plan.withOtherwise(newAnswer));
    }

    public CallbackLog log() {
        return log;
    }

    public boolean recording() {
        return recording;
    }

    /** Whether callbacks are kept in the log from now on. They are answered all the same. */
    public void record(boolean on) {
        recording = on;
    }

    /** The callbacks in the log, oldest first; the latest {@value #MAX_LISTED}. */
    public List<ReceivedCallback> callbacks() {
        var all = new ArrayList<ReceivedCallback>();
        log.page("", CallbackLog.NEWEST, MAX_LISTED).forEach(row -> log.find(row.id()).ifPresent(all::add));
        Collections.reverse(all);
        return List.copyOf(all);
    }

    @Override
    public void handle(Exchange exchange) throws IOException, InterruptedException {
        long start = System.nanoTime();
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
        var report = verifier.verify(head.target(), head.headers(), body);
        var callback = ReceivedCallback.of(0, Instant.now(), head.raw(), body, report, null)
                .withTls(exchange.isTls() ? new ReceivedCallback.Tls(exchange.sni().orElse(null)) : null);
        answer(exchange, recording ? log.add(callback) : callback, start);
    }

    private void answer(Exchange exchange, ReceivedCallback callback, long start) throws IOException, InterruptedException {
        @Nullable SentAnswer sent = null;
        try {
            var planned = planned(callback);
            var answer = planned.answer();
            Thread.sleep(answer.delay());
            sent = sent(answer, planned.relay(), Duration.ofNanos(System.nanoTime() - start));
            if (callback.id() != 0) {
                log.answered(callback.id(), sent);
            }
            send(exchange, answer);
        } finally {
            received.accept(sent == null ? callback : callback.withAnswer(sent));
        }
    }

    private record Planned(ScriptedAnswer answer, @Nullable Relay relay) {
    }

    private Planned planned(ReceivedCallback callback) throws InterruptedException {
        var now = plan;
        var ruled = now.ruled(callback).map(answer -> ScriptedAnswer.of(answer, callback));
        Optional<ScriptedAnswer> own = ruled.isPresent() ? ruled : ScriptedAnswer.byPath(now.otherwise(), callback);
        if (own.isPresent()) {
            return new Planned(own.get(), null);
        }
        if (now.forward() != null) {
            var relayed = forwarder.forward(callback, now.forward());
            return new Planned(relayed.answer(), relayed.relay());
        }
        boolean atCallback = callback.path().equals("/callback");
        return new Planned(atCallback ? ScriptedAnswer.of(now.otherwise(), callback) : ScriptedAnswer.unknownPath(), null);
    }

    private SentAnswer sent(ScriptedAnswer answer, @Nullable Relay relay, Duration took) {
        if (answer.drop()) {
            return new SentAnswer(0, List.of(), new byte[0], answer.delay(), took, relay, rules.get());
        }
        var headers = new ArrayList<>(answer.headers());
        if (!answer.chunked()) {
            headers.add(Map.entry("Content-Length", Integer.toString(answer.body().length)));
        }
        return new SentAnswer(answer.status(), headers, answer.body(), answer.delay(), took, relay, rules.get());
    }

    private static void send(Exchange exchange, ScriptedAnswer answer) throws IOException {
        if (answer.drop()) {
            exchange.cut();
        } else if (answer.chunked()) {
            try (var out = exchange.respond(answer.status(), answer.headers(), -1)) {
                out.write(answer.body());
            }
        } else {
            exchange.answer(answer.status(), answer.headers(), answer.body());
        }
    }
}

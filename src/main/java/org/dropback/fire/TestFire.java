package org.dropback.fire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.dropback.callback.AnswerRules;
import org.dropback.callback.AnswerVerdict;
import org.dropback.callback.CallbackCodec;
import org.dropback.callback.CallbackFailure;
import org.dropback.callback.CallbackRefusedException;
import org.dropback.callback.CallbackRequest;
import org.dropback.callback.CallbackRequests;
import org.dropback.callback.Envelope;
import org.dropback.wire.Delivery;
import org.dropback.wire.OutgoingRequest;
import org.dropback.wire.SendStep;
import org.dropback.wire.Sender;

/** Asks the URLs of a callback in order until the first success, as OSS would and with its headers (facts 2.1), from this machine. Any thread. */
public final class TestFire {

    /** An account that exists nowhere. */
    private static final String OWNER = "1000000000000001";
    private static final Set<String> OF_A_SIGNATURE = Set.of("Authorization", "x-oss-pub-key-url");

    private final Sender sender;
    private final Clock clock;

    public TestFire(Sender sender, Clock clock) {
        this.sender = sender;
        this.clock = clock;
    }

    /**
     * Blocks until all is over, at most 5 s a URL and 5 s for a second handshake; an interrupt ends it at once.
     *
     * @param progress told of each step, on any thread
     */
    public FireReport send(FireOrder order, Consumer<FireReport> progress) throws InterruptedException {
        List<CallbackRequest> requests;
        try {
            requests = requests(order);
        } catch (CallbackRefusedException e) {
            return new FireReport(order, List.of(), e.refusal(), true);
        }
        var done = new ArrayList<Attempt>();
        for (var request : requests) {
            var before = List.copyOf(done);
            var attempt = attempt(request, order.callback().sni(), now -> progress.accept(new FireReport(order, and(before, now), null, false)));
            done.add(attempt);
            if (attempt.verdict() != null && attempt.verdict().accepted()) {
                break;
            }
            progress.accept(new FireReport(order, done, null, false));
        }
        return new FireReport(order, done, null, true);
    }

    /** The requests that {@link #send} would send, the date and the request ID aside. @throws CallbackRefusedException where OSS would call nobody */
    public List<CallbackRequest> requests(FireOrder order) throws CallbackRefusedException {
        var headers = CallbackCodec.encode(order.callback());
        var callback = CallbackCodec.decode(headers.callback(), headers.variables());
        var signer = order.signer();
        var id = new byte[12];
        ThreadLocalRandom.current().nextBytes(id);
        var envelope = new Envelope(order.bucket(), OWNER, OWNER, HexFormat.of().withUpperCase().formatHex(id), clock.instant(),
                signer == null ? "" : signer.publicKeyUrl());
        var requests = new ArrayList<CallbackRequest>();
        for (var url : callback.urls()) {
            var request = CallbackRequests.build(callback, url, order.body().getBytes(UTF_8), envelope,
                    signer == null ? _ -> "" : signer.signature());
            requests.add(signer == null ? unsigned(request) : request);
        }
        return requests;
    }

    private static CallbackRequest unsigned(CallbackRequest request) {
        var headers = request.headers().stream().filter(header -> !OF_A_SIGNATURE.contains(header.getKey())).toList();
        return new CallbackRequest(request.url(), request.scheme(), request.connectHost(), request.port(), request.host(), request.target(),
                headers, request.body());
    }

    private Attempt attempt(CallbackRequest request, boolean sni, Consumer<Attempt> progress) throws InterruptedException {
        var steps = new CopyOnWriteArrayList<SendStep>();
        progress.accept(new Attempt(request, steps, null, null, null));
        var outgoing = outgoing(request, sni);
        var delivery = sender.send(outgoing, AnswerVerdict.OSS_LIMIT, (int) AnswerRules.DEFAULT.maxBytes(), step -> {
            steps.add(step);
            progress.accept(new Attempt(request, steps, null, null, null));
        });
        var known = new Attempt(request, steps, delivery, verdict(delivery, request.connectHost() + ":" + request.port()), null);
        if (outgoing.hostIsAddress() || steps.stream().noneMatch(step -> step.phase() == SendStep.Phase.TLS)) {
            return known;
        }
        progress.accept(known);
        return known.beside(sender.handshake(outgoing(request, !sni), AnswerVerdict.OSS_LIMIT));
    }

    private static OutgoingRequest outgoing(CallbackRequest request, boolean sni) {
        return new OutgoingRequest(request.connectHost(), request.port(), request.scheme().equals("https"), sni, "POST", request.target(),
                request.headers(), request.body());
    }

    private static AnswerVerdict verdict(Delivery delivery, String address) {
        return switch (delivery) {
            case Delivery.Answered(var _, var took, var answer) -> AnswerVerdict.of(answer.status(), answer.headers(), answer.body(),
                    answer.tooLong(), AnswerRules.DEFAULT, took, AnswerVerdict.OSS_LIMIT, address);
            case Delivery.Failed failed -> AnswerVerdict.none(switch (failed.failure()) {
                case HOST_UNKNOWN, NOT_CONNECTED -> CallbackFailure.CANNOT_CONNECT;
                case TIMED_OUT -> CallbackFailure.replyTimeout(address, failed.took().toMillis(), AnswerVerdict.OSS_LIMIT.toMillis());
                case TLS_FAILED -> CallbackFailure.NO_TLS;
                case CONNECTION_LOST, ANSWER_MALFORMED -> CallbackFailure.UNSPECIFIED;
            }, failed.took(), AnswerVerdict.OSS_LIMIT);
        };
    }

    private static List<Attempt> and(List<Attempt> before, Attempt now) {
        var all = new ArrayList<>(before);
        all.add(now);
        return all;
    }
}

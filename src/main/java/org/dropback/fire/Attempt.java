package org.dropback.fire;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.dropback.callback.AnswerVerdict;
import org.dropback.callback.CallbackRequest;
import org.dropback.wire.Delivery;
import org.dropback.wire.Handshake;
import org.dropback.wire.SendStep;
import org.dropback.wire.SendStep.Phase;
import org.jspecify.annotations.Nullable;

/**
 * One URL that was asked, or is being asked. Immutable, any thread.
 *
 * @param steps    as far as it got; of an attempt that failed the last one says where
 * @param delivery null while it is under way
 * @param verdict  what OSS makes of it; null while it is under way
 * @param other    of an https URL that a connection was made to: the same handshake with SNI where the request's own was without, and the other way round;
 *                 null while it is under way, and for an address, which SNI cannot name
 */
public record Attempt(CallbackRequest request, List<SendStep> steps, @Nullable Delivery delivery, @Nullable AnswerVerdict verdict,
                      @Nullable Handshake other) {

    public Attempt {
        steps = List.copyOf(steps);
    }

    Attempt beside(Handshake handshake) {
        return new Attempt(request, steps, delivery, verdict, handshake);
    }

    public String url() {
        return request.url();
    }

    /** What came of the handshake with SNI, where the request's own was without and failed. */
    public Optional<Handshake> sniInstead() {
        boolean failed = delivery instanceof Delivery.Failed(var _, var _, var failure, var _) && failure == Delivery.Failure.TLS_FAILED;
        return Optional.ofNullable(other).filter(handshake -> failed && handshake.sni());
    }

    /** Those that the name stands for; empty where it was not looked up or has none. */
    public List<String> addresses() {
        return steps.stream().filter(step -> step.phase() == Phase.LOOKUP && step.done())
                .flatMap(step -> Arrays.stream(step.detail().split(", "))).toList();
    }
}

package org.dropback.fire;

import java.util.Arrays;
import java.util.List;
import org.dropback.callback.AnswerVerdict;
import org.dropback.callback.CallbackRequest;
import org.dropback.wire.Delivery;
import org.dropback.wire.SendStep;
import org.dropback.wire.SendStep.Phase;
import org.jspecify.annotations.Nullable;

/**
 * One URL that was asked, or is being asked. Immutable, any thread.
 *
 * @param steps    as far as it got; of an attempt that failed the last one says where
 * @param delivery null while it is under way
 * @param verdict  what OSS makes of it; null while it is under way
 * @param sni      null unless TLS failed without SNI
 */
public record Attempt(CallbackRequest request, List<SendStep> steps, @Nullable Delivery delivery, @Nullable AnswerVerdict verdict,
                      @Nullable SniProbe sni) {

    public Attempt {
        steps = List.copyOf(steps);
    }

    public String url() {
        return request.url();
    }

    /** Those that the name stands for; empty where it was not looked up or has none. */
    public List<String> addresses() {
        return steps.stream().filter(step -> step.phase() == Phase.LOOKUP && step.done())
                .flatMap(step -> Arrays.stream(step.detail().split(", "))).toList();
    }
}

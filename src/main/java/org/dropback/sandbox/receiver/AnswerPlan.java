package org.dropback.sandbox.receiver;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.dropback.callback.CallbackUrl;
import org.jspecify.annotations.Nullable;

/**
 * How the receiver answers: the first rule that fits; else what a path such as {@code /callback/status/502} says; else, where a URL to forward to is
 * given, what that server answers; else, at {@code /callback}, {@code otherwise}. Immutable, any thread.
 *
 * @param forward null for none. Without a path of its own the callback's path and query are kept, so that its signature still verifies there; with
 *                one, that path is asked, and the callback's query added where the URL has none
 */
public record AnswerPlan(List<AnswerRule> rules, ReceiverAnswer otherwise, @Nullable URI forward) {

    /** @throws IllegalArgumentException where the URL is not http or https with a host */
    public AnswerPlan {
        rules = List.copyOf(rules);
        if (forward != null && (forward.getHost() == null && CallbackUrl.parse(forward.toString()).isEmpty() || forward.getRawUserInfo() != null || forward.getPort() > 65535
                || !"http".equalsIgnoreCase(forward.getScheme()) && !"https".equalsIgnoreCase(forward.getScheme()))) {
            throw new IllegalArgumentException("Not a URL to forward to: " + forward);
        }
    }

    public static AnswerPlan always(ReceiverAnswer answer) {
        return new AnswerPlan(List.of(), answer, null);
    }

    public AnswerPlan withRules(List<AnswerRule> newRules) {
        return new AnswerPlan(newRules, otherwise, forward);
    }

    public AnswerPlan withOtherwise(ReceiverAnswer answer) {
        return new AnswerPlan(rules, answer, forward);
    }

    public AnswerPlan withForward(@Nullable URI url) {
        return new AnswerPlan(rules, otherwise, url);
    }

    Optional<ReceiverAnswer> ruled(ReceivedCallback callback) {
        return rules.stream().filter(rule -> rule.fits(callback)).map(AnswerRule::answer).findFirst();
    }
}

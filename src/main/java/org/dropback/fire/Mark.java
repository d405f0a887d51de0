package org.dropback.fire;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dropback.text.Durations;
import org.dropback.text.Messages;
import org.dropback.wire.Handshake;
import org.dropback.wire.SendStep.Phase;
import org.jspecify.annotations.Nullable;

/**
 * One thing on the way to an answer, for a person. Immutable, any thread.
 *
 * @param took how long; empty of a handshake beside the way
 */
public record Mark(String name, boolean done, String detail, String took) {

    /** The steps of a request; the other handshake stands after the request's own. */
    static List<Mark> of(Attempt attempt, Messages messages) {
        var marks = new ArrayList<Mark>();
        for (var step : attempt.steps()) {
            var shook = step.handshake();
            marks.add(new Mark(shook == null ? messages.get("fire.phase." + step.phase().name().toLowerCase(Locale.ROOT)) : name(shook, messages),
                    step.done(), shook == null ? step.detail() : told(shook, shook.problem(), messages), Durations.format(step.took(), messages.locale())));
            if (step.phase() == Phase.TLS && attempt.other() != null) {
                marks.add(new Mark(name(attempt.other(), messages), attempt.other().works(), told(attempt.other(), problem(shook, attempt.other(), messages), messages), ""));
            }
        }
        return marks;
    }

    private static String name(Handshake handshake, Messages messages) {
        return messages.get(handshake.sni() ? "fire.tls.sni" : "fire.tls.noSni");
    }

    /** A long reason is told once. */
    private static String problem(@Nullable Handshake first, Handshake other, Messages messages) {
        return first != null && !other.works() && other.problem().equals(first.problem()) ? messages.get("fire.tls.same") : other.problem();
    }

    private static String told(Handshake handshake, String problem, Messages messages) {
        if (handshake.works()) {
            return messages.get("fire.tls.made", handshake.protocol(), handshake.subject(), handshake.issuer());
        }
        return handshake.subject().isEmpty() ? problem
                : messages.get("fire.tls.refused", handshake.subject(), handshake.issuer(), problem);
    }
}

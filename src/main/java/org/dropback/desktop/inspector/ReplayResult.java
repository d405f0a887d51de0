package org.dropback.desktop.inspector;

import java.util.Locale;
import org.dropback.callback.AnswerVerdict;
import org.dropback.desktop.common.Received;
import org.dropback.desktop.common.Tone;
import org.dropback.sandbox.Replayer;
import org.dropback.text.Messages;
import org.dropback.wire.Delivery;
import org.jspecify.annotations.Nullable;

/**
 * What came of a replay, made fit to be shown. Immutable, made on any thread.
 *
 * @param headline the status and the time, or why there is no answer
 * @param answer   head and body; null where none came
 * @param sent     the request as it went out
 */
record ReplayResult(Tone tone, String headline, AnswerVerdict verdict, @Nullable Received answer, Received sent) {

    static ReplayResult of(Replayer.Replayed replayed, Messages messages) {
        var took = new InspectorText(messages).duration(replayed.delivery().took());
        var sent = Inspected.message(replayed.delivery().request(), new byte[0]);
        var tone = replayed.verdict().accepted() ? Tone.SUCCESS : Tone.WARNING;
        return switch (replayed.delivery()) {
            case Delivery.Answered answered -> new ReplayResult(tone, messages.get("inspector.replay.answered",
                    String.valueOf(answered.answer().status()), took), replayed.verdict(),
                    Inspected.message(answered.answer().rawHead(), answered.answer().body()), sent);
            case Delivery.Failed failed -> new ReplayResult(Tone.DANGER, messages.get("inspector.replay.failed."
                    + failed.failure().name().toLowerCase(Locale.ROOT), took, failed.detail()), replayed.verdict(), null, sent);
        };
    }
}

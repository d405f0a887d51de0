package org.dropback.desktop.inspector;

import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.dropback.callback.AnswerVerdict;
import org.dropback.desktop.common.Controls;
import org.dropback.desktop.common.Tone;
import org.dropback.desktop.common.Tones;
import org.dropback.text.Messages;
import org.jspecify.annotations.Nullable;

/** Would OSS accept this answer? Yes or no, and why. */
final class VerdictLine extends TextFlow {

    private final Messages messages;
    private final Text word = new Text();
    private final Text reason = new Text();

    VerdictLine(Messages messages) {
        this.messages = messages;
        getStyleClass().add("verdict");
        word.getStyleClass().add("verdict-word");
        getChildren().addAll(new Text(question(messages) + " "), word, reason);
        setMinHeight(USE_PREF_SIZE);
    }

    /** @param verdict null where there is nothing to judge: the line is not shown then */
    void show(@Nullable AnswerVerdict verdict) {
        Controls.show(this, verdict != null);
        if (verdict != null) {
            word.setText(word(verdict, messages));
            reason.setText(reason(verdict, messages));
            Tones.set(word, verdict.accepted() ? Tone.SUCCESS : Tone.DANGER);
        }
    }

    String text() {
        return word.getText() + reason.getText();
    }

    static String question(Messages messages) {
        return messages.get("inspector.verdict");
    }

    static String word(AnswerVerdict verdict, Messages messages) {
        return messages.get(verdict.accepted() ? "inspector.verdict.yes" : "inspector.verdict.no");
    }

    static String reason(AnswerVerdict verdict, Messages messages) {
        var facts = " — " + messages.get("inspector.verdict.facts", verdict.facts(messages));
        return verdict.accepted() ? facts : facts + " " + messages.get("inspector.verdict.message", verdict.ossMessage());
    }
}

package org.dropback.desktop.inspector;

import java.util.ArrayList;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.dropback.desktop.common.CodeView;
import org.dropback.desktop.common.Controls;
import org.dropback.sandbox.SentAnswer;
import org.dropback.text.Messages;

/** What was answered, by whom, and what OSS makes of it. */
final class AnswerTab extends VBox implements DetailTab {

    private final InspectorText text;
    private final Messages messages;
    private final VerdictLine verdict;
    private final Label story = Controls.paragraph("", "muted");
    private final CodeView answer;

    AnswerTab(InspectorText text, Messages messages) {
        this.text = text;
        this.messages = messages;
        verdict = new VerdictLine(messages);
        verdict.setId("answer-verdict");
        story.setId("answer-story");
        answer = new CodeView(messages);
        answer.setId("callback-answer");
        VBox.setVgrow(answer, Priority.ALWAYS);
        getStyleClass().add("detail-tab");
        getChildren().addAll(verdict, story, answer);
    }

    @Override
    public void show(Inspected inspected) {
        var sent = inspected.callback().answer();
        verdict.show(inspected.verdict());
        story.setText(sent == null ? messages.get("inspector.answer.notYet") : story(sent));
        var received = inspected.answer();
        Controls.show(answer, received != null);
        if (sent != null && received != null) {
            answer.show("HTTP " + sent.status(), "", received.code(), received.code().text());
            answer.explain(text.note(received));
        }
    }

    private String story(SentAnswer sent) {
        var told = new ArrayList<String>();
        var relay = sent.relay();
        if (relay == null) {
            told.add(messages.get(sent.dropped() ? "inspector.answer.dropped" : "inspector.answer.own", text.duration(sent.took())));
        } else if (relay.failure() == null) {
            told.add(messages.get("inspector.answer.relayed", relay.to().toString(), text.duration(sent.took())));
        } else {
            told.add(messages.get("inspector.answer.notRelayed", relay.to().toString(), relay.failure()));
        }
        if (!sent.delay().isZero()) {
            told.add(messages.get("inspector.answer.delayed", text.duration(sent.delay())));
        }
        return String.join(" ", told);
    }
}

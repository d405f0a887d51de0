package org.dropback.desktop.inspector;

import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.dropback.desktop.common.CodeView;
import org.dropback.desktop.common.Controls;
import org.dropback.text.Messages;

/** What came, and in short what was made of it. */
final class BodyTab extends VBox implements DetailTab {

    private final InspectorText text;
    private final CodeView body;
    private final SignatureSteps steps;
    private final VerdictLine verdict;

    BodyTab(InspectorText text, Messages messages) {
        this.text = text;
        body = new CodeView(messages);
        body.setId("callback-body");
        VBox.setVgrow(body, Priority.ALWAYS);
        steps = new SignatureSteps(messages);
        verdict = new VerdictLine(messages);
        verdict.setId("body-verdict");
        getStyleClass().add("detail-tab");
        getChildren().addAll(body, Controls.label(messages.get("inspector.signature.title"), "section-title"), steps, verdict);
    }

    @Override
    public void show(Inspected inspected) {
        var callback = inspected.callback();
        var received = inspected.body();
        body.show(callback.header("Content-Type").orElse(""), "", received.code(), received.binary() ? received.code().text() : callback.bodyText());
        body.explain(text.note(received));
        steps.show(callback.report());
        verdict.show(inspected.verdict());
    }
}

package org.dropback.desktop.inspector;

import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.dropback.desktop.common.CodeView;
import org.dropback.desktop.common.Controls;
import org.dropback.desktop.common.StatusBadge;
import org.dropback.text.Messages;

/** How the signature was checked, what that says of the sender, and the very text that is signed. */
final class SignatureTab extends VBox implements DetailTab {

    private final InspectorText text;
    private final Messages messages;
    private final StatusBadge badge = new StatusBadge();
    private final SignatureSteps steps;
    private final VBox diagnosis = new VBox();
    private final CodeView signed;

    SignatureTab(InspectorText text, Messages messages) {
        this.text = text;
        this.messages = messages;
        badge.setId("signature-badge");
        steps = new SignatureSteps(messages);
        diagnosis.setId("diagnosis");
        diagnosis.getStyleClass().add("diagnosis");
        signed = new CodeView(messages);
        signed.setId("signed-text");
        signed.startRaw();
        VBox.setVgrow(signed, Priority.ALWAYS);
        var head = new HBox(Controls.label(messages.get("inspector.signature.title"), "section-title"), badge);
        head.getStyleClass().add("signature-head");
        head.setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("detail-tab");
        getChildren().addAll(head, steps, diagnosis, signed);
    }

    @Override
    public void show(Inspected inspected) {
        var callback = inspected.callback();
        var report = callback.report();
        var said = text.signature(callback.signature());
        badge.show(said.text(), said.tone());
        steps.show(report);
        diagnosis.getChildren().setAll(report.diagnosis(messages).stream().map(sentence -> Controls.paragraph(sentence)).toList());
        Controls.show(diagnosis, !diagnosis.getChildren().isEmpty());
        signed.show(messages.get("inspector.signed.title"), "", inspected.signed().code(), inspected.signed().code().text());
        signed.explain(text.note(inspected.signed()));
    }
}

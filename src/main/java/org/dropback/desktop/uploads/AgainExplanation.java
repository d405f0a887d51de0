package org.dropback.desktop.uploads;

import javafx.scene.control.CheckBox;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.dropback.desktop.common.Controls;
import org.dropback.text.Messages;

/** Says, before the first time, what calling back again changes; stands in the story of the callback, and hinders nothing. */
final class AgainExplanation extends VBox {

    AgainExplanation(UploadsViewModel model, Messages messages) {
        setId("again-explanation");
        getStyleClass().add("again-explanation");
        var objects = Controls.paragraph("", "strong");
        var silent = new CheckBox(messages.get("uploads.callAgain.silent"));
        silent.setId("again-silent");
        silent.setMnemonicParsing(false);
        var go = Controls.button(messages.get("uploads.callAgain.go"), () -> model.actions().callAgainExplained(!silent.isSelected()));
        go.setId("again-go");
        go.getStyleClass().add("accent");
        var not = Controls.button(messages.get("uploads.callAgain.not"), () -> model.actions().explainedProperty().set(null));
        var buttons = new FlowPane(go, not, silent);
        buttons.getStyleClass().add("buttons");
        getChildren().addAll(objects, Controls.paragraph(messages.get("uploads.callAgain.how"), "muted"),
                Controls.paragraph(messages.get("uploads.callAgain.changes"), "muted"), Controls.paragraph(messages.get("uploads.callAgain.keeps"), "muted"), buttons);
        model.actions().explainedProperty().subscribe(rows -> {
            silent.setSelected(false);
            objects.setText(rows == null ? "" : messages.get("uploads.callAgain.objects", rows.size()));
        });
    }
}

package org.dropback.desktop.inspector;

import java.time.Duration;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import org.dropback.desktop.common.BoxNames;
import org.dropback.sandbox.receiver.AnswerTemplate;
import org.dropback.text.Messages;

/** The fields of an answer as controls. */
final class AnswerControls {

    private AnswerControls() {
    }

    static ComboBox<String> status(AnswerFields fields, Messages messages) {
        var box = new ComboBox<String>();
        box.getStyleClass().add("answer-status");
        box.getItems().setAll(fields.statuses());
        box.setEditable(true);
        box.setAccessibleText(messages.get("inspector.answerWith"));
        box.setValue(fields.statusProperty().get());
        // The editor, not the value: what is typed counts at once, without Enter.
        box.getEditor().textProperty().bindBidirectional(fields.statusProperty());
        return box;
    }

    static TextField body(AnswerFields fields, Messages messages) {
        var field = new TextField();
        field.getStyleClass().add("mono");
        field.setAccessibleText(messages.get("inspector.answerBody"));
        field.setPromptText(messages.get("inspector.answerBody"));
        field.setTooltip(new Tooltip(messages.get("inspector.answerBody.hint", String.join(" ", AnswerTemplate.PLACEHOLDERS))));
        field.textProperty().bindBidirectional(fields.bodyProperty());
        field.setMinWidth(80);
        field.setPrefWidth(80);
        return field;
    }

    static ComboBox<Duration> delay(AnswerFields fields, InspectorText text, Messages messages) {
        var box = new ComboBox<Duration>();
        box.getStyleClass().add("answer-delay");
        box.getItems().setAll(fields.delays());
        box.setConverter(new BoxNames<>(text::duration));
        box.setAccessibleText(messages.get("inspector.after"));
        box.valueProperty().bindBidirectional(fields.delayProperty());
        return box;
    }
}

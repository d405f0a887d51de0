package org.dropback.desktop.inspector;

import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.dropback.desktop.common.Controls;
import org.dropback.desktop.common.CopyButton;
import org.dropback.desktop.common.Icon;
import org.dropback.desktop.common.StatusBadge;
import org.dropback.desktop.common.Tone;
import org.dropback.text.Messages;
import org.kordamp.ikonli.feather.Feather;

/** Where the receiver listens and what it answers, on one line where there is room. */
final class ReceiverBar extends VBox {

    /** Below this width the buttons have a line of their own. */
    private static final double ONE_LINE = 930;
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");
    private static final PseudoClass ACTIVE = PseudoClass.getPseudoClass("active");
    private static final PseudoClass BENT = PseudoClass.getPseudoClass("bent");

    private final InspectorViewModel model;
    private final InspectorText text;
    private final Messages messages;

    ReceiverBar(InspectorViewModel model, InspectorText text, Messages messages) {
        this.model = model;
        this.text = text;
        this.messages = messages;
        getStyleClass().add("receiver-bar");
        var body = body();
        HBox.setHgrow(body, Priority.ALWAYS);
        var answer = new HBox(caption("inspector.answerWith"), status(), body, caption("inspector.after"), delay());
        answer.getStyleClass().add("receiver-line");
        answer.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(answer, Priority.ALWAYS);
        answer.disableProperty().bind(model.forwarding().targetProperty().isNotNull());
        var line = new HBox(pill(), url(), CopyButton.words(messages.get("common.copy"), messages, () -> model.url().toString()), answer);
        line.getStyleClass().add("receiver-line");
        line.setAlignment(Pos.CENTER_LEFT);
        var buttons = new HBox(sandbox(), rules(), forward());
        buttons.getStyleClass().add("receiver-line");
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(line, problem());
        widthProperty().map(width -> width.doubleValue() < ONE_LINE).subscribe(narrow -> {
            line.getChildren().remove(buttons);
            getChildren().remove(buttons);
            if (narrow) {
                getChildren().add(1, buttons);
            } else {
                line.getChildren().add(buttons);
            }
        });
    }

    private Node pill() {
        var pill = new StatusBadge();
        pill.setId("receiver-state");
        var dot = new Region();
        dot.getStyleClass().add("dot");
        pill.setGraphic(dot);
        model.recordingProperty().subscribe(on -> pill.show(messages.get(on ? "inspector.listening" : "inspector.notRecording"),
                on ? Tone.SUCCESS : Tone.WARNING));
        return pill;
    }

    private Node url() {
        var field = new TextField(model.url().toString());
        field.setId("receiver-url");
        field.setEditable(false);
        field.getStyleClass().add("mono");
        field.setAccessibleText(messages.get("inspector.url"));
        field.getStyleClass().add("receiver-url");
        field.setMinWidth(120);
        return field;
    }

    private Label caption(String key) {
        var caption = Controls.label(messages.get(key), "muted");
        caption.setMinWidth(USE_PREF_SIZE);
        return caption;
    }

    private Node status() {
        var box = AnswerControls.status(model.answer().fields(), messages);
        box.setId("answer-status");
        return box;
    }

    private Node body() {
        var field = AnswerControls.body(model.answer().fields(), messages);
        field.setId("answer-body");
        model.answer().problemProperty().subscribe(problem -> field.pseudoClassStateChanged(WRONG, !problem.isEmpty()));
        return field;
    }

    private Node delay() {
        var box = AnswerControls.delay(model.answer().fields(), text, messages);
        box.setId("answer-delay");
        return box;
    }

    private Node forward() {
        var button = new ToggleButton();
        button.setId("forward");
        button.setMinWidth(USE_PREF_SIZE);
        button.setMaxWidth(USE_PREF_SIZE);
        model.forwarding().targetProperty().subscribe(to -> {
            button.setText(messages.get(to == null ? "inspector.forward" : "inspector.forwarding"));
            button.setTooltip(to == null ? null : new Tooltip(to.toString()));
            button.pseudoClassStateChanged(ACTIVE, to != null);
        });
        button.getStyleClass().add("forward-button");
        button.selectedProperty().bindBidirectional(model.forwarding().openProperty());
        return button;
    }

    private Node sandbox() {
        var button = new ToggleButton();
        button.setId("sandbox");
        button.getStyleClass().addAll("forward-button", "rules-button", "sandbox-button");
        button.setMinWidth(USE_PREF_SIZE);
        button.selectedProperty().bindBidirectional(model.behaviour().openProperty());
        model.behaviour().markProperty().subscribe(mark -> {
            button.setGraphic(new Icon(mark.isEmpty() ? Feather.TOOL : Feather.ALERT_TRIANGLE));
            var name = mark.isEmpty() ? messages.get("inspector.sandbox.hint") : mark;
            button.setTooltip(new Tooltip(name));
            button.setAccessibleText(name);
            button.pseudoClassStateChanged(BENT, !mark.isEmpty());
        });
        return button;
    }

    private Node rules() {
        var button = new ToggleButton("", new Icon(Feather.LIST));
        button.setId("rules");
        button.getStyleClass().addAll("forward-button", "rules-button");
        button.setAccessibleText(messages.get("inspector.rules"));
        button.setTooltip(new Tooltip(messages.get("inspector.rules")));
        button.setMinWidth(USE_PREF_SIZE);
        button.selectedProperty().bindBidirectional(model.rules().openProperty());
        var drafts = model.rules().drafts();
        button.textProperty().bind(Bindings.createStringBinding(() -> drafts.isEmpty() ? "" : String.valueOf(drafts.size()), drafts));
        button.textProperty().subscribe(number -> button.pseudoClassStateChanged(ACTIVE, !number.isEmpty()));
        return button;
    }

    private Node problem() {
        var sentence = Controls.paragraph("", "small-text", "tone-danger");
        sentence.setId("answer-problem");
        model.answer().problemProperty().subscribe(problem -> {
            sentence.setText(problem);
            Controls.show(sentence, !problem.isEmpty());
        });
        return sentence;
    }
}

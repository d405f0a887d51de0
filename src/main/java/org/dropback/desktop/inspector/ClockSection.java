package org.dropback.desktop.inspector;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.dropback.desktop.common.Controls;
import org.dropback.text.Messages;

/** By how much the sandbox's clock is fast or slow, and the time it shows. */
final class ClockSection extends VBox {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx");

    ClockSection(Behaviour behaviour, ZoneId zone, Messages messages) {
        getStyleClass().add("sandbox-section");
        var time = TIME.withZone(zone);
        var shows = Controls.label("", "mono");
        shows.setId("sandbox-time");
        behaviour.nowProperty().subscribe(now -> shows.setText(time.format(now)));
        var sentence = Controls.paragraph("", "small-text", "tone-danger");
        sentence.setId("clock-problem");
        var field = field(behaviour, messages);
        behaviour.clockProblemProperty().subscribe(problem -> {
            sentence.setText(problem);
            Controls.show(sentence, !problem.isEmpty());
            field.pseudoClassStateChanged(WRONG, !problem.isEmpty());
        });
        var line = new HBox(field, set(behaviour, messages), reset(behaviour, messages), shows);
        line.getStyleClass().add("receiver-line");
        line.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(Controls.label(messages.get("inspector.sandbox.clock"), "section-title"),
                Controls.paragraph(messages.get("inspector.sandbox.clock.hint"), "muted", "small-text"), line, sentence);
    }

    private static TextField field(Behaviour behaviour, Messages messages) {
        var field = new TextField();
        field.setId("clock-offset");
        field.getStyleClass().add("mono");
        field.setPromptText("-20m");
        field.setPrefColumnCount(7);
        field.setMinWidth(70);
        field.setAccessibleText(messages.get("inspector.sandbox.clock.field"));
        field.textProperty().bindBidirectional(behaviour.clockProperty());
        field.setOnAction(_ -> behaviour.setClock());
        return field;
    }

    private static Node set(Behaviour behaviour, Messages messages) {
        var button = Controls.button(messages.get("inspector.sandbox.clock.set"), behaviour::setClock);
        button.setId("set-clock");
        return button;
    }

    private static Node reset(Behaviour behaviour, Messages messages) {
        var button = Controls.button(messages.get("inspector.sandbox.clock.reset"), behaviour::resetClock);
        button.setId("reset-clock");
        behaviour.offsetProperty().subscribe(offset -> Controls.show(button, !offset.isZero()));
        return button;
    }
}

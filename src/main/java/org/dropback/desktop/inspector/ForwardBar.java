package org.dropback.desktop.inspector;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.dropback.desktop.common.Controls;
import org.dropback.desktop.common.Tone;
import org.dropback.desktop.common.Tones;
import org.dropback.text.Messages;

/** Hands callbacks on to another server: opened by its button, and a sentence as long as it does so. */
final class ForwardBar extends VBox {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");

    ForwardBar(Forwarding forwarding, Messages messages) {
        getStyleClass().add("forward-bar");
        setId("forward-bar");
        var field = new TextField();
        field.setId("forward-url");
        field.getStyleClass().add("mono");
        field.setPromptText("http://127.0.0.1:8080");
        field.setAccessibleText(messages.get("inspector.forward.url"));
        field.textProperty().bindBidirectional(forwarding.urlProperty());
        field.setOnAction(_ -> forwarding.start());
        HBox.setHgrow(field, Priority.ALWAYS);
        var caption = Controls.label(messages.get("inspector.forward.url"), "muted");
        caption.setMinWidth(USE_PREF_SIZE);
        var start = Controls.button(messages.get("inspector.forward.start"), forwarding::start, "accent");
        start.setId("forward-start");
        var stop = Controls.button(messages.get("inspector.forward.stop"), forwarding::stop);
        stop.setId("forward-stop");
        var line = new HBox(caption, field, start, stop);
        line.getStyleClass().add("receiver-line");
        line.setAlignment(Pos.CENTER_LEFT);
        var sentence = Controls.paragraph("", "small-text");
        sentence.setId("forward-state");
        getChildren().addAll(line, sentence);
        Runnable tell = () -> {
            var target = forwarding.targetProperty().get();
            var problem = forwarding.problemProperty().get();
            sentence.setText(!problem.isEmpty() ? problem
                    : target == null ? messages.get("inspector.forward.off") : messages.get("inspector.forward.on", target.toString()));
            Tones.set(sentence, !problem.isEmpty() ? Tone.DANGER : Tone.NEUTRAL);
            Tones.set(this, target == null ? Tone.NEUTRAL : Tone.ACCENT);
            field.pseudoClassStateChanged(WRONG, !problem.isEmpty());
            Controls.show(stop, target != null);
        };
        forwarding.targetProperty().subscribe(tell);
        forwarding.problemProperty().subscribe(tell);
        tell.run();
        forwarding.openProperty().subscribe(open -> {
            Controls.show(this, open);
            if (open) {
                field.requestFocus();
            }
        });
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                forwarding.openProperty().set(false);
                event.consume();
            }
        });
    }
}

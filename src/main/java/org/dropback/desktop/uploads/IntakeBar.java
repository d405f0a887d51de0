package org.dropback.desktop.uploads;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.dropback.desktop.common.Controls;
import org.dropback.text.Messages;

/** How far the files are that come into the queue, and what must be known before they do; there only while there is something to say. */
final class IntakeBar extends HBox {

    /** Fewer are there before anybody could read of them. */
    private static final int FEW = 2000;

    private final Intake intake;
    private final Messages messages;
    private final Label words = Controls.paragraph("");
    private final ProgressIndicator turning = new ProgressIndicator();
    private final Button upload;
    private final Button stop;

    IntakeBar(Intake intake, Messages messages) {
        this.intake = intake;
        this.messages = messages;
        setId("intake");
        getStyleClass().addAll("batch-bar", "intake-bar");
        setAlignment(Pos.CENTER_LEFT);
        words.setId("intake-words");
        turning.getStyleClass().add("intake-turning");
        turning.setPrefSize(18, 18);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        upload = Controls.button(messages.get("uploads.intake.allTheSame"), intake::addAllTheSame);
        upload.setId("intake-all-the-same");
        stop = Controls.button(messages.get("uploads.intake.cancel"), intake::cancel);
        stop.setId("intake-cancel");
        getChildren().addAll(turning, words, upload, stop);
        intake.stepProperty().subscribe(this::tell);
        intake.foundProperty().subscribe(this::tell);
        intake.queuedProperty().subscribe(this::tell);
        tell();
    }

    private void tell() {
        var step = intake.stepProperty().get();
        boolean asks = step == Intake.Step.ASKING;
        Controls.show(this, step != null && (asks || intake.foundProperty().get() >= FEW));
        Controls.show(upload, asks);
        Controls.show(turning, !asks);
        stop.setText(messages.get(asks ? "uploads.intake.leave" : "uploads.intake.cancel"));
        if (step != null) {
            words.setText(switch (step) {
                case LOOKING -> messages.get("uploads.intake.looking", intake.foundProperty().get());
                case ASKING -> messages.get("uploads.intake.clash", intake.clashes(), intake.clashingKey());
                case ADDING -> messages.get("uploads.intake.adding", intake.foundProperty().get(), intake.queuedProperty().get());
            });
        }
    }
}

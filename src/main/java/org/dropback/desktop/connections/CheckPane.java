package org.dropback.desktop.connections;

import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.dropback.check.Step;
import org.dropback.desktop.common.Controls;
import org.dropback.desktop.common.CopyButton;
import org.dropback.desktop.common.Icon;
import org.dropback.desktop.common.Tone;
import org.dropback.desktop.common.Tones;
import org.dropback.text.Messages;
import org.kordamp.ikonli.feather.Feather;

/** What a check has found so far, a card each: what was looked at, what it means, how to mend it, and the proof to copy. */
final class CheckPane extends VBox {

    private static final PseudoClass BELOW = PseudoClass.getPseudoClass("below");

    private final Messages messages;

    CheckPane(CheckRun check, Messages messages) {
        this.messages = messages;
        getStyleClass().add("check-pane");
        var progress = new ProgressBar();
        progress.setMaxWidth(Double.MAX_VALUE);
        var cancel = Controls.button(messages.get("connections.cancel"), check::cancel);
        cancel.setId("cancel-check");
        check.runningProperty().subscribe(running -> {
            Controls.show(progress, running);
            Controls.show(cancel, running);
        });
        var head = new HBox(Controls.label(messages.get("connections.checked"), "headline"), Controls.spacer(), cancel);
        head.getStyleClass().add("connection-line");
        var probe = new CheckBox(messages.get("connections.probe"));
        probe.setId("probe-object");
        probe.setWrapText(true);
        probe.setMinHeight(Region.USE_PREF_SIZE);
        probe.selectedProperty().bindBidirectional(check.probesObjectProperty());
        var empty = Controls.paragraph(messages.get("connections.checked.none"), "muted");
        var steps = new VBox();
        steps.getStyleClass().add("check-steps");
        steps.setId("check-steps");
        ListChangeListener<Step> follow = change -> {
            while (change.next()) {
                if (change.wasRemoved()) {
                    steps.getChildren().clear();
                }
                change.getAddedSubList().forEach(step -> steps.getChildren().add(card(step)));
            }
            Controls.show(empty, steps.getChildren().isEmpty());
        };
        check.steps().addListener(follow);
        var scroll = new ScrollPane(steps);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("connection-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head, progress, probe, empty, scroll);
    }

    /** Below the form it is as wide as that and low. */
    void lieDown(boolean below) {
        pseudoClassStateChanged(BELOW, below);
    }

    private Node card(Step step) {
        var icon = new Icon(switch (step.outcome()) {
            case PASSED -> Feather.CHECK_CIRCLE;
            case WARNING -> Feather.ALERT_TRIANGLE;
            case FAILED -> Feather.X_CIRCLE;
            case SKIPPED -> Feather.MINUS_CIRCLE;
        });
        icon.setAccessibleText(messages.get("connections.outcome." + step.outcome()));
        Tones.set(icon, switch (step.outcome()) {
            case PASSED -> Tone.SUCCESS;
            case WARNING -> Tone.WARNING;
            case FAILED -> Tone.DANGER;
            case SKIPPED -> Tone.NEUTRAL;
        });
        var words = new VBox(Controls.label(messages.get("test.kind." + step.kind()), "section-title"), Controls.paragraph(step.what().text(messages)));
        step.mend().forEach(mend -> words.getChildren().add(Controls.paragraph("→ " + mend.text(messages), "muted")));
        if (!step.proof().isEmpty()) {
            var proof = Controls.paragraph(step.proof(), "mono", "muted");
            HBox.setHgrow(proof, Priority.ALWAYS);
            words.getChildren().add(new HBox(proof, CopyButton.icon(messages.get("common.copy"), step::proof)));
        }
        HBox.setHgrow(words, Priority.ALWAYS);
        var card = new HBox(icon, words);
        card.getStyleClass().add("check-step");
        return card;
    }
}

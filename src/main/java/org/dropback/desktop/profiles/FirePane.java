package org.dropback.desktop.profiles;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.dropback.desktop.common.Controls;
import org.dropback.desktop.common.CopyButton;
import org.dropback.desktop.common.Tone;
import org.dropback.desktop.common.Tones;
import org.dropback.fire.FireReport;
import org.dropback.fire.FireWords;
import org.dropback.text.Messages;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** What came of a test callback: what OSS would answer, why, and each URL that was asked. */
final class FirePane extends VBox {

    private final Firing firing;
    private final FireWords words;
    private final Messages messages;
    private final Label verdict = Controls.paragraph("", "headline");
    private final VBox reasons = new VBox();
    private final Label origin = Controls.paragraph("", "muted", "small-text");
    private final VBox attempts = new VBox();

    FirePane(Firing firing, Messages messages) {
        this.firing = firing;
        this.messages = messages;
        words = new FireWords(messages);
        setId("fire-pane");
        getStyleClass().addAll("preview-pane", "fire-pane");
        verdict.setId("fire-verdict");
        origin.setId("fire-origin");
        reasons.getStyleClass().add("reasons");
        attempts.getStyleClass().add("attempts");
        var told = new VBox(verdict, reasons, origin, attempts);
        told.getStyleClass().add("told");
        var scroll = new ScrollPane(told);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head(), scroll, buttons());
        firing.reportProperty().subscribe(this::show);
        firing.problemProperty().subscribe(problem -> {
            if (!problem.isEmpty()) {
                tell(problem, Tone.WARNING);
            }
        });
    }

    private Node head() {
        var title = Controls.label("", "section-title");
        title.textProperty().bind(firing.firedProperty().map(profile -> messages.get("fire.title", profile.name())).orElse(""));
        title.setMinWidth(0);
        var head = new HBox(title, Controls.spacer(), Controls.iconButton(Feather.X, messages.get("fire.close"), firing::close));
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private Node buttons() {
        var again = Controls.button(messages.get("fire.again"), firing::again, "accent");
        again.setId("fire-again");
        var cancel = Controls.button(messages.get("fire.cancel"), firing::cancel);
        cancel.setId("fire-cancel");
        var wheel = new ProgressIndicator();
        wheel.getStyleClass().add("small-wheel");
        var copy = CopyButton.words(messages.get("uploads.copyDetails"), messages, this::details);
        copy.setId("fire-copy");
        firing.runningProperty().subscribe(running -> {
            Controls.show(again, !running);
            Controls.show(copy, !running);
            Controls.show(cancel, running);
            Controls.show(wheel, running);
        });
        copy.disableProperty().bind(Bindings.isNull(firing.reportProperty()));
        var unsigned = new CheckBox(messages.get("fire.withoutSignature"));
        unsigned.setId("fire-unsigned");
        unsigned.selectedProperty().bindBidirectional(firing.unsignedProperty());
        unsigned.setDisable(!firing.canSign());
        var buttons = new FlowPane(again, cancel, wheel, copy, unsigned);
        buttons.getStyleClass().add("buttons");
        return buttons;
    }

    private void show(@Nullable FireReport report) {
        attempts.getChildren().clear();
        reasons.getChildren().clear();
        origin.setText(report == null || report.refusal() != null ? "" : words.origin(report.order()));
        if (report == null) {
            tell(firing.runningProperty().get() ? messages.get("fire.waiting") : "", Tone.NEUTRAL);
            return;
        }
        report.attempts().forEach(attempt -> attempts.getChildren().add(new AttemptCard(attempt, report.order(), words, messages)));
        if (!report.finished()) {
            tell(messages.get("fire.waiting"), Tone.NEUTRAL);
            return;
        }
        tell(words.verdict(report), report.accepted() ? Tone.SUCCESS : report.refusal() == null ? Tone.WARNING : Tone.DANGER);
        words.reasons(report).forEach(reason ->
                reasons.getChildren().add(Controls.paragraph((reasons.getChildren().isEmpty() ? "" : "• ") + reason, "muted")));
    }

    private void tell(String sentence, Tone tone) {
        verdict.setText(sentence);
        Tones.set(verdict, tone);
    }

    private String details() {
        var report = firing.reportProperty().get();
        return report == null ? "" : words.details(report);
    }
}

package org.dropback.desktop.inspector;

import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.dropback.callback.SignatureReport;
import org.dropback.callback.SignatureReport.Step;
import org.dropback.desktop.common.Controls;
import org.dropback.desktop.common.Icon;
import org.dropback.desktop.common.Tone;
import org.dropback.desktop.common.Tones;
import org.dropback.text.Messages;
import org.kordamp.ikonli.feather.Feather;

/** What goes into a signature, one below the other, each as it was found. */
final class SignatureSteps extends VBox {

    private final Messages messages;

    SignatureSteps(Messages messages) {
        this.messages = messages;
        getStyleClass().add("signature-steps");
        setMinHeight(USE_PREF_SIZE);
    }

    void show(SignatureReport report) {
        getChildren().setAll(report.steps().stream().map(step -> line(report, step)).toList());
    }

    private HBox line(SignatureReport report, Step step) {
        var icon = new Icon(switch (step.state()) {
            case OK -> Feather.CHECK;
            case FAILED -> Feather.X;
            case UNKNOWN -> Feather.HELP_CIRCLE;
        });
        Tones.set(icon, switch (step.state()) {
            case OK -> Tone.SUCCESS;
            case FAILED -> Tone.DANGER;
            case UNKNOWN -> Tone.WARNING;
        });
        icon.setAccessibleText(messages.get("inspector.step." + step.state().name().toLowerCase(java.util.Locale.ROOT)));
        var title = Controls.label(step.kind().title(messages), "step-title");
        var value = Controls.paragraph(report.shown(step.kind(), messages), "mono");
        HBox.setHgrow(value, Priority.ALWAYS);
        var line = new HBox(icon, title, value);
        line.getStyleClass().add("step");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}

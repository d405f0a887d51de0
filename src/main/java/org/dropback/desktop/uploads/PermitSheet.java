package org.dropback.desktop.uploads;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.dropback.desktop.common.Controls;
import org.dropback.desktop.common.Tone;
import org.dropback.desktop.common.Tones;
import org.dropback.desktop.uploads.Permits.Field;
import org.dropback.desktop.uploads.Permits.Kind;
import org.dropback.text.Messages;
import org.jspecify.annotations.Nullable;

/** Asks for what permits an upload without a kept key. Nothing else waits for it. */
final class PermitSheet extends VBox {

    private final Permits permits;
    private final UploadsViewModel model;
    private final UploadsActions actions;
    private final Messages messages;
    private final Label title = Controls.label("", "section-title");
    private final Label hint = Controls.paragraph("", "muted");
    private final Label problem = Controls.paragraph("");
    private final GridPane fields = new GridPane();
    private final Button use;

    PermitSheet(Permits permits, UploadsViewModel model, UploadsActions actions, Messages messages) {
        this.permits = permits;
        this.model = model;
        this.actions = actions;
        this.messages = messages;
        getStyleClass().addAll("question-sheet", "permit-sheet");
        setId("permit");
        fields.getStyleClass().add("question-fields");
        problem.setId("permit-problem");
        Tones.set(problem, Tone.DANGER);
        use = Controls.button(messages.get("uploads.permit.use"), this::use, "accent");
        use.setId("permit-use");
        use.disableProperty().bind(permits.busyProperty());
        var forget = Controls.button(messages.get("uploads.permit.forget"), permits::forget);
        forget.setId("permit-forget");
        var buttons = new HBox(use, forget);
        buttons.getStyleClass().add("question-buttons");
        buttons.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(title, hint, fields, problem, buttons);
        setOnKeyPressed(pressed -> {
            if (pressed.getCode() == KeyCode.ESCAPE) {
                permits.forget();
                pressed.consume();
            }
        });
        permits.problemProperty().subscribe(told -> {
            problem.setText(told);
            Controls.show(problem, !told.isEmpty());
        });
        permits.openProperty().subscribe(this::open);
        permits.openProperty().addListener((_, _, kind) -> {
            if (kind == null) {
                model.lostUrls().wantedProperty().set(null);
            }
        });
        model.lostUrls().wantedProperty().subscribe(row -> {
            if (row != null) {
                permits.ask(Kind.PRESIGNED);
                title.setText(messages.get("uploads.permit.giveUrl.title", row.fileName()));
                hint.setText(messages.get("uploads.permit.giveUrl.hint", row.snapshot().key()));
                use.setText(messages.get("uploads.permit.use"));
            }
        });
    }

    private void open(@Nullable Kind kind) {
        Controls.show(this, kind != null);
        fields.getChildren().clear();
        if (kind == null) {
            return;
        }
        var key = "uploads.permit." + kind.name().toLowerCase(Locale.ROOT);
        title.setText(messages.get(key + ".title"));
        hint.setText(messages.get(key + ".hint"));
        use.setText(messages.get(kind == Kind.PRESIGNED ? "uploads.permit.chooseFiles" : "uploads.permit.use"));
        kind.fields().forEach(this::add);
        fields.getChildren().stream().filter(TextInputControl.class::isInstance).findFirst().ifPresent(Node::requestFocus);
    }

    private void add(Field field) {
        TextInputControl input = switch (field) {
            case URLS -> new TextArea();
            case SECRET -> new PasswordField();
            default -> new TextField();
        };
        if (input instanceof TextArea area) {
            area.setPrefRowCount(3);
        } else if (input instanceof TextField line) {
            line.setOnAction(_ -> use());
        }
        input.setId("permit-" + field.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        input.getStyleClass().addAll("answer", "mono");
        input.textProperty().bindBidirectional(permits.field(field));
        var name = Controls.label(permits.name(field));
        name.setLabelFor(input);
        input.setAccessibleText(name.getText());
        // Two beside each other: the queue must stay in sight.
        int place = fields.getChildren().size() / 2;
        fields.add(name, place % 2 * 2, place / 2);
        fields.add(input, place % 2 * 2 + 1, place / 2);
    }

    private void use() {
        var waiting = model.lostUrls().wantedProperty().get();
        if (waiting != null) {
            var url = permits.url();
            if (url != null && !url.place().key().equals(waiting.snapshot().key())) {
                permits.refuse(waiting.snapshot().key());
            } else if (url != null) {
                permits.forget();
                model.lostUrls().give(waiting, url, () -> permits.refuse(waiting.snapshot().key()));
            }
        } else if (permits.openProperty().get() == Kind.PRESIGNED) {
            var requests = permits.presigned(actions.chooseFiles());
            if (requests != null) {
                model.upload(requests);
            }
        } else {
            permits.use();
        }
    }
}

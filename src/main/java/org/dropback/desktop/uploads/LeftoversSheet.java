package org.dropback.desktop.uploads;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.dropback.desktop.common.Controls;
import org.dropback.text.Messages;
import org.dropback.upload.engine.OngoingUploads.Ongoing;

/** Lists the multipart uploads that were begun and not completed, each with its end. Nothing waits for it. */
public final class LeftoversSheet extends VBox {

    private static final double ROW_HEIGHT = 34;
    private static final int MOST_ROWS = 6;

    private final Leftovers model;
    private final DateTimeFormatter time;
    private final Messages messages;
    private final VBox rows = new VBox();
    private final Button all;

    public LeftoversSheet(Leftovers model, ZoneId zone, Messages messages) {
        this.model = model;
        this.messages = messages;
        time = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM).withLocale(messages.locale()).withZone(zone);
        getStyleClass().add("question-sheet");
        setId("leftovers");
        var state = Controls.paragraph("", "muted");
        state.setId("leftovers-state");
        state.textProperty().bind(model.stateProperty());
        all = Controls.button(messages.get("uploads.leftovers.abortAll"), model::abortOrphans);
        all.setId("leftovers-abort-all");
        all.disableProperty().bind(model.busyProperty());
        var close = Controls.button(messages.get("uploads.leftovers.close"), () -> model.openProperty().set(false));
        close.setId("leftovers-close");
        var buttons = new HBox(all, close);
        buttons.getStyleClass().add("question-buttons");
        buttons.setAlignment(Pos.CENTER_LEFT);
        var scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        scroll.maxHeightProperty().set(ROW_HEIGHT * MOST_ROWS);
        getChildren().addAll(Controls.label(messages.get("uploads.leftovers.title"), "section-title"), state, scroll, buttons);
        model.found().addListener((ListChangeListener<Ongoing>) _ -> fill());
        model.openProperty().subscribe(open -> Controls.show(this, open));
        fill();
    }

    private void fill() {
        rows.getChildren().setAll(model.found().stream().map(this::row).toList());
        Controls.show(all, model.found().stream().anyMatch(Ongoing::isOrphan));
    }

    private HBox row(Ongoing upload) {
        var abort = Controls.button(messages.get("uploads.leftovers.abort"), () -> model.abort(upload));
        abort.setDisable(!Leftovers.canAbort(upload));
        abort.setAccessibleText(messages.get("uploads.leftovers.abort") + " " + upload.key());
        var row = new HBox(Controls.label(upload.connection().bucket() + "/" + upload.key(), "mono"), Controls.label(time.format(upload.initiated()), "muted"),
                Controls.label(model.holder(upload)), Controls.spacer(), abort);
        row.getStyleClass().add("question-buttons");
        row.setAlignment(Pos.CENTER_LEFT);
        row.setMinHeight(ROW_HEIGHT);
        return row;
    }
}

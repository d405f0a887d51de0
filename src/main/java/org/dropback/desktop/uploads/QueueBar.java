package org.dropback.desktop.uploads;

import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Duration;
import org.dropback.desktop.common.Controls;
import org.dropback.desktop.common.Tones;
import org.dropback.desktop.common.WholeText;
import org.dropback.text.Messages;

/** How many uploads there are of each kind; a press on a count shows those alone. Beside it the filter by text. */
final class QueueBar extends HBox {

    private final TextField filter = new TextField();
    /** Who types a word wants that word, not all that it begins with. */
    private final PauseTransition typing = new PauseTransition(Duration.millis(150));

    QueueBar(UploadsViewModel model, RowText text, Node bandwidth, Messages messages) {
        var rows = model.rows();
        getStyleClass().add("queue-bar");
        setAlignment(Pos.CENTER_LEFT);
        var title = Controls.label(messages.get("uploads.queue"), "section-title");
        title.setMinWidth(USE_PREF_SIZE);
        getChildren().add(title);
        for (var group : RowGroup.values()) {
            getChildren().add(count(rows, group, text, messages));
        }
        filter.setId("queue-filter");
        filter.setPromptText(messages.get("uploads.filter"));
        filter.setAccessibleText(messages.get("uploads.filter"));
        filter.setMinWidth(120);
        filter.setPrefWidth(120);
        filter.setMaxWidth(226);
        typing.setOnFinished(_ -> rows.textProperty().set(filter.getText()));
        filter.textProperty().subscribe(typing::playFromStart);
        rows.textProperty().subscribe(wanted -> {
            if (!wanted.equals(filter.getText())) {
                filter.setText(wanted);
            }
        });
        // What the counts leave: they say more.
        var rest = new HBox(filter);
        rest.setAlignment(Pos.CENTER_RIGHT);
        HBox.setHgrow(filter, Priority.ALWAYS);
        HBox.setHgrow(rest, Priority.ALWAYS);
        getChildren().addAll(rest, bandwidth, retryFailed(model, messages), pauseAll(model, messages));
    }

    private static Button retryFailed(UploadsViewModel model, Messages messages) {
        var button = new Button(messages.get("uploads.retryFailed"));
        button.setId("retry-failed");
        button.setMinWidth(USE_PREF_SIZE);
        button.visibleProperty().bind(model.rows().countProperty(RowGroup.FAILED).greaterThan(0));
        button.managedProperty().bind(button.visibleProperty());
        button.setOnAction(_ -> model.actions().retryFailed());
        return button;
    }

    /** Pauses while something can be paused, else resumes. */
    private static Button pauseAll(UploadsViewModel model, Messages messages) {
        var button = new Button();
        button.setId("pause-all");
        button.setMinWidth(USE_PREF_SIZE);
        var active = model.rows().countProperty(RowGroup.UPLOADING).greaterThan(0).or(model.rows().countProperty(RowGroup.WAITING).greaterThan(0));
        button.textProperty().bind(Bindings.when(active).then(messages.get("uploads.pauseAll")).otherwise(messages.get("uploads.resumeAll")));
        button.visibleProperty().bind(active.or(model.rows().countProperty(RowGroup.PAUSED).greaterThan(0)));
        button.managedProperty().bind(button.visibleProperty());
        button.setOnAction(_ -> {
            if (active.get()) {
                model.actions().pauseAll();
            } else {
                model.actions().resumeAll();
            }
        });
        return button;
    }

    private static ToggleButton count(UploadRows rows, RowGroup group, RowText text, Messages messages) {
        var button = new ToggleButton();
        button.getStyleClass().addAll("badge", "count");
        button.setId("count-" + group.key());
        Tones.set(button, group.tone());
        button.setMinWidth(44);
        WholeText.onHover(button);
        var count = rows.countProperty(group);
        button.textProperty().bind(Bindings.createStringBinding(() -> messages.get("uploads.count", count.get(), text.group(group)), count));
        // A filter in force stays to be seen, and undone, when the last of its rows has moved on.
        button.visibleProperty().bind(count.greaterThan(0).or(button.selectedProperty()));
        button.managedProperty().bind(button.visibleProperty());
        button.setOnAction(_ -> rows.groupProperty().set(button.isSelected() ? group : null));
        rows.groupProperty().subscribe(chosen -> button.setSelected(chosen == group));
        return button;
    }

    void focusFilter() {
        filter.requestFocus();
        filter.selectAll();
    }
}

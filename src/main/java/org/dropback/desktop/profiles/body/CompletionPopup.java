package org.dropback.desktop.profiles.body;

import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.stage.Screen;
import org.dropback.callback.BodyCompletions.Item;
import org.dropback.desktop.common.Controls;
import org.dropback.text.Messages;
import org.jspecify.annotations.Nullable;

/** The list of what can be completed, at the caret. The keys stay with the text. */
final class CompletionPopup {

    private static final double ROW = 26;
    private static final int ROWS = 8;
    private static final double WIDTH = 400;
    private static final double GAP = 4;
    /** Two lines. */
    private static final double WHOLE = 40;

    private final BodyArea area;
    private final Completions completions;
    private final Runnable accept;
    private final Messages messages;
    private final Popup popup = new Popup();
    private final ListView<Item> list;
    /** A row has no room for all that there is to know of a variable. */
    private final Label whole = Controls.label("", "completion-whole", "muted", "small-text");

    private CompletionPopup(BodyArea area, Completions completions, Runnable accept, Messages messages) {
        this.messages = messages;
        this.area = area;
        this.completions = completions;
        this.accept = accept;
        list = new ListView<>(completions.offered());
        list.setId("completions");
        list.getStyleClass().addAll("completions", "edge-to-edge");
        list.setFocusTraversable(false);
        list.setFixedCellSize(ROW);
        list.setPrefWidth(WIDTH);
        list.setCellFactory(_ -> new Row());
        list.getSelectionModel().selectedIndexProperty().subscribe(index -> {
            if (index.intValue() >= 0) {
                completions.chosenProperty().set(index.intValue());
            }
        });
        whole.setWrapText(true);
        whole.setPrefWidth(WIDTH);
        whole.setMinHeight(WHOLE);
        whole.setMaxHeight(WHOLE);
        var box = new VBox(list, whole);
        box.getStyleClass().add("completions-box");
        popup.getContent().add(box);
        popup.setAutoHide(true);
        popup.setHideOnEscape(false);
        popup.setOnAutoHide(_ -> completions.close());
    }

    static void install(BodyArea area, Completions completions, Runnable accept, Messages messages) {
        var popup = new CompletionPopup(area, completions, accept, messages);
        completions.chosenProperty().subscribe(_ -> popup.choose());
        ChangeListener<Optional<Bounds>> moved = (_, _, _) -> popup.showOrHide();
        completions.openProperty().subscribe(open -> {
            // Who asks where the caret is has the text laid out at each key, and once more in the pulse.
            if (open) {
                area.caretBoundsProperty().addListener(moved);
            } else {
                area.caretBoundsProperty().removeListener(moved);
            }
            popup.showOrHide();
        });
        area.focusedProperty().subscribe(focused -> {
            if (!focused) {
                completions.close();
            }
        });
    }

    /** Rows of a popup that has not been shown would find none of the colours. */
    private void choose() {
        if (!popup.isShowing()) {
            return;
        }
        list.getSelectionModel().select(completions.chosenProperty().get());
        list.scrollTo(Math.max(0, completions.chosenProperty().get() - ROWS + 1));
        var chosen = list.getSelectionModel().getSelectedItem();
        whole.setText(chosen == null ? "" : chosen.isNew() ? messages.get("profiles.body.new") : chosen.text(messages));
    }

    private void showOrHide() {
        var caret = area.getCaretBounds();
        if (!completions.openProperty().get() || area.getScene() == null) {
            popup.hide();
        } else if (caret.isPresent()) {
            list.setPrefHeight(Math.min(ROWS, completions.offered().size()) * ROW + 2);
            popup.getScene().getStylesheets().setAll(area.getScene().getStylesheets());
            showAt(caret.get());
            choose();
        }
    }

    /** Below the caret, or above it where the screen ends. */
    private void showAt(Bounds caret) {
        var screens = Screen.getScreensForRectangle(caret.getMinX(), caret.getMinY(), 1, 1);
        var screen = (screens.isEmpty() ? Screen.getPrimary() : screens.getFirst()).getVisualBounds();
        var height = list.getPrefHeight() + WHOLE;
        boolean fits = caret.getMaxY() + GAP + height < screen.getMaxY();
        var y = fits ? caret.getMaxY() + GAP : caret.getMinY() - GAP - height;
        if (popup.isShowing()) {
            popup.setAnchorY(y);
        } else {
            popup.show(area, caret.getMinX(), y);
        }
    }

    private final class Row extends ListCell<Item> {

        private final HBox line;
        private final Label name = Controls.label("", "mono", "completion-name");
        private final Label explanation = Controls.label("", "muted", "small-text");

        Row() {
            name.setMinWidth(USE_PREF_SIZE);
            line = new HBox(name, explanation);
            line.getStyleClass().add("completion");
            setPrefWidth(0);
            setOnMouseClicked(event -> {
                if (!isEmpty() && event.getButton() == MouseButton.PRIMARY) {
                    completions.chosenProperty().set(getIndex());
                    accept.run();
                }
            });
        }

        @Override
        protected void updateItem(@Nullable Item item, boolean empty) {
            super.updateItem(item, empty);
            setGraphic(item == null || empty ? null : line);
            if (item != null) {
                name.setText("${" + item.name() + "}");
                explanation.setText(item.text(messages));
            }
        }
    }
}

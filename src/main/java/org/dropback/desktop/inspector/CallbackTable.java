package org.dropback.desktop.inspector;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import org.dropback.desktop.common.OneLine;
import org.dropback.desktop.common.StatusBadge;
import org.dropback.sandbox.receiver.CallbackRow;
import org.dropback.text.Messages;
import org.jspecify.annotations.Nullable;

/** The callbacks as a table, newest first. Cells are few and reused; scrolling on brings older callbacks. */
final class CallbackTable extends TableView<InspectorRow> {

    /** Rows before the end at which the next ones are asked for. */
    private static final int AHEAD = 100;
    /** Widths below which the object's name needs the room of another column; the details tell both. */
    private static final double ROOM_FOR_TIME = 640;
    private static final double ROOM_FOR_SIZE = 500;

    private final InspectorViewModel model;
    private final Messages messages;

    CallbackTable(InspectorViewModel model, InspectorText text, ZoneId zone, Messages messages, Node empty) {
        this.model = model;
        this.messages = messages;
        var clock = DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(zone);
        getStyleClass().add("callback-table");
        setId("callback-table");
        setPlaceholder(empty);
        setFixedCellSize(32);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS);
        getColumns().add(column("time", 112, () -> new TextCell(row -> clock.format(row.at()), "mono")));
        getColumns().add(column("object", 150, () -> new ObjectCell(text)));
        var body = column("body", 62, () -> new TextCell(row -> text.size(row.bodyBytes()), "number-cell"));
        getColumns().add(body);
        getColumns().add(column("signature", 98, () -> new BadgeCell(text::signature)));
        getColumns().add(column("answered", 112, () -> new BadgeCell(text::answered)));
        var took = column("took", 76, () -> new TextCell(text::took, "number-cell"));
        getColumns().add(took);
        widthProperty().subscribe(width -> {
            took.setVisible(width.doubleValue() >= ROOM_FOR_TIME);
            body.setVisible(width.doubleValue() >= ROOM_FOR_SIZE);
        });
        setItems(model.rows().shown());
        setRowFactory(_ -> new Row());
        followSelection();
        setOnKeyPressed(event -> {
            var row = model.selectedProperty().get();
            if (row != null && (event.getCode() == KeyCode.DELETE || event.getCode() == KeyCode.BACK_SPACE)) {
                model.remove(row);
                event.consume();
            }
        });
        setOnContextMenuRequested(event -> {
            var row = model.selectedProperty().get();
            if (event.isKeyboardTrigger() && row != null) {
                CallbackMenu.of(model, row, messages).show(this, event.getScreenX(), event.getScreenY());
            }
        });
    }

    private void followSelection() {
        getSelectionModel().selectedItemProperty().addListener((_, _, row) -> {
            if (row != null) {
                model.selectedProperty().set(row);
            }
        });
        model.selectedProperty().subscribe(row -> {
            if (row == null) {
                getSelectionModel().clearSelection();
            } else if (row != getSelectionModel().getSelectedItem()) {
                boolean first = getSelectionModel().getSelectedItem() == null;
                getSelectionModel().clearAndSelect(getItems().indexOf(row));
                if (first) {
                    scrollTo(row);
                }
            }
        });
    }

    private TableColumn<InspectorRow, CallbackRow> column(String key, double width, java.util.function.Supplier<TableCell<InspectorRow, CallbackRow>> cells) {
        var column = new TableColumn<InspectorRow, CallbackRow>(messages.get("inspector.column." + key));
        column.setPrefWidth(width);
        if (!key.equals("object")) {
            // All that is spare is the object's.
            column.setMinWidth(width);
            column.setMaxWidth(width);
        }
        column.getStyleClass().add(key + "-column");
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(cell -> cell.getValue().callbackProperty());
        column.setCellFactory(_ -> cells.get());
        return column;
    }

    /** A row with its menu, made only when asked for. */
    private final class Row extends TableRow<InspectorRow> {

        Row() {
            setOnContextMenuRequested(event -> {
                if (!isEmpty()) {
                    CallbackMenu.of(model, getItem(), messages).show(this, event.getScreenX(), event.getScreenY());
                }
            });
        }

        @Override
        protected void updateItem(@Nullable InspectorRow row, boolean empty) {
            super.updateItem(row, empty);
            if (!empty && getIndex() >= getTableView().getItems().size() - AHEAD) {
                model.more();
            }
        }
    }

    private static final class TextCell extends TableCell<InspectorRow, CallbackRow> {

        private final Function<CallbackRow, String> words;

        TextCell(Function<CallbackRow, String> words, String... styleClasses) {
            this.words = words;
            getStyleClass().addAll(styleClasses);
        }

        @Override
        protected void updateItem(@Nullable CallbackRow row, boolean empty) {
            super.updateItem(row, empty);
            setText(row == null || empty ? null : words.apply(row));
        }
    }

    /** The whole key is in the tooltip. */
    private static final class ObjectCell extends TableCell<InspectorRow, CallbackRow> {

        private final InspectorText text;
        private final Tooltip whole = new Tooltip();

        ObjectCell(InspectorText text) {
            this.text = text;
        }

        @Override
        protected void updateItem(@Nullable CallbackRow row, boolean empty) {
            super.updateItem(row, empty);
            boolean none = row == null || empty;
            setText(none ? null : OneLine.of(text.object(row)));
            setTooltip(none || row.object().isEmpty() ? null : whole);
            whole.setText(none ? "" : row.object());
        }
    }

    private static final class BadgeCell extends TableCell<InspectorRow, CallbackRow> {

        private final Function<CallbackRow, InspectorText.Badge> words;
        private final StatusBadge badge = new StatusBadge();

        BadgeCell(Function<CallbackRow, InspectorText.Badge> words) {
            this.words = words;
            badge.setMinWidth(0);
        }

        @Override
        protected void updateItem(@Nullable CallbackRow row, boolean empty) {
            super.updateItem(row, empty);
            if (row == null || empty) {
                setGraphic(null);
            } else {
                var said = words.apply(row);
                badge.show(said.text(), said.tone());
                setGraphic(badge);
            }
        }
    }
}

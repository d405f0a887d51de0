package org.dropback.desktop.uploads;

import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.dropback.text.Messages;
import org.dropback.upload.JobIds;
import org.dropback.upload.JobOrder;
import org.dropback.upload.JobSnapshot;

/** The queue as a table. Cells are few and reused; each follows the snapshot of the row it shows. */
final class UploadTable extends TableView<UploadRow> {

    private final RowChoice choice;

    UploadTable(UploadsViewModel model, RowText text, Messages messages, Node empty) {
        getStyleClass().add("upload-table");
        setId("upload-table");
        setPlaceholder(empty);
        setFixedCellSize(32);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        getColumns().add(icon(text, messages));
        getColumns().add(file(messages.get("uploads.column.file")));
        getColumns().add(size(text, messages));
        getColumns().add(live(messages.get("uploads.column.progress"), 190, 284, () -> new ProgressCell(text)));
        getColumns().add(live(messages.get("uploads.column.method"), 80, 134, () -> new TextCell<>(text::method)));
        getColumns().add(live(messages.get("uploads.column.callback"), 110, 200, () -> new BadgeCell(text)));
        getColumns().add(live(messages.get("uploads.column.key"), 90, 190, () -> new TextCell<>(text::key, "mono")));
        var rows = model.rows().paged();
        choice = new RowChoice(this, rows);
        setSelectionModel(choice);
        setItems(rows);
        rows.addListener(choice.afterTable());
        // The store sorts: there are too many rows to do it here.
        setSortPolicy(table -> {
            var first = table.getSortOrder().isEmpty() ? null : table.getSortOrder().getFirst();
            model.rows().orderProperty().set(first == null ? JobOrder.ADDED
                    : first.getSortType() == TableColumn.SortType.ASCENDING ? JobOrder.NAME : JobOrder.NAME_BACKWARDS);
            return true;
        });
        setRowFactory(_ -> new Row(model, messages));
        followSelection(model);
        setOnContextMenuRequested(event -> {
            if (event.isKeyboardTrigger() && !chosen().isEmpty()) {
                RowMenu.of(model, model.rows().chosen(chosen()), messages).show(this, event.getScreenX(), event.getScreenY());
            }
        });
        // Before the table takes the space for a selection.
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.SPACE && !event.isControlDown() && !chosen().isEmpty()) {
                model.actions().togglePause(chosen());
                event.consume();
            }
        });
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.DELETE || event.getCode() == KeyCode.BACK_SPACE) {
                model.actions().remove(chosen());
                event.consume();
            }
        });
    }

    JobIds chosen() {
        return choice.ids();
    }

    private void followSelection(UploadsViewModel model) {
        choice.selectedItemProperty().addListener((_, _, row) -> model.selectedProperty().set(row));
        model.selectedProperty().subscribe(row -> {
            if (row != null && row != getSelectionModel().getSelectedItem()) {
                getSelectionModel().clearSelection();
                getSelectionModel().select(row);
                reveal(model.rows().paged().indexOf(row.id()));
            }
        });
    }

    /** Scrolls only where the row is out of sight. */
    private void reveal(int index) {
        if (index >= 0) {
            scrollTo(index);
        }
    }

    private static TableColumn<UploadRow, JobSnapshot> icon(RowText text, Messages messages) {
        // Too narrow for its title, which the style sheet therefore hides from all but screen readers.
        var column = live(messages.get("uploads.column.state"), 34, 34, () -> new IconCell(text));
        column.getStyleClass().add("state-column");
        column.setMaxWidth(34);
        return column;
    }

    /** The name is all that never changes in a row: the one column to sort by. */
    private static TableColumn<UploadRow, JobSnapshot> file(String title) {
        var column = live(title, 130, 176, () -> new TextCell<>(UploadRow::fileName));
        column.setSortable(true);
        return column;
    }

    private static TableColumn<UploadRow, JobSnapshot> size(RowText text, Messages messages) {
        var column = live(messages.get("uploads.column.size"), 74, 74, () -> new TextCell<>(job -> text.size(job.size())));
        column.getStyleClass().add("size-column");
        return column;
    }

    private static TableColumn<UploadRow, JobSnapshot> live(String title, double least, double width,
                                                             Supplier<TableCell<UploadRow, JobSnapshot>> cells) {
        var column = new TableColumn<UploadRow, JobSnapshot>(title);
        column.setMinWidth(least);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(cell -> cell.getValue().snapshotProperty());
        column.setCellFactory(_ -> cells.get());
        return column;
    }

    /** A row with its menu, made only when asked for. */
    private final class Row extends TableRow<UploadRow> {

        Row(UploadsViewModel model, Messages messages) {
            setOnContextMenuRequested(event -> {
                if (!isEmpty()) {
                    RowMenu.of(model, model.rows().chosen(chosen()), messages).show(this, event.getScreenX(), event.getScreenY());
                }
            });
        }
    }
}

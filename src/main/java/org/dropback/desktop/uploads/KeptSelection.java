package org.dropback.desktop.uploads;

import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.collections.ListChangeListener.Change;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/** Hands rows to a table, sorted as its user wants, and keeps what is chosen when all rows are replaced at once, where a table loses it. FX thread. */
final class KeptSelection<T> {

    private final TableView<T> table;
    private final ReadOnlyObjectWrapper<@Nullable T> selected = new ReadOnlyObjectWrapper<>();
    private List<T> chosen = List.of();
    private @Nullable T lead;
    private @Nullable T focused;
    private boolean replacing;

    KeptSelection(TableView<T> table, ObservableList<T> rows) {
        this.table = table;
        // Listeners are told in the order in which they came: the first one before the table, the other one after it.
        rows.addListener((ListChangeListener<T>) this::remember);
        var sorted = new SortedList<>(rows);
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        rows.addListener((ListChangeListener<T>) _ -> restore());
        table.getSelectionModel().selectedItemProperty().addListener((_, _, item) -> {
            if (!replacing) {
                selected.set(item);
            }
        });
    }

    /** The row chosen last, without what the table takes for it while its rows are being replaced. */
    ReadOnlyObjectProperty<@Nullable T> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    private void remember(Change<? extends T> change) {
        var selection = table.getSelectionModel();
        if (change.next() && change.wasReplaced() && !selection.isEmpty()) {
            chosen = List.copyOf(selection.getSelectedItems());
            lead = selection.getSelectedItem();
            focused = table.getFocusModel().getFocusedItem();
            replacing = true;
        }
    }

    private void restore() {
        if (!replacing) {
            return;
        }
        var selection = table.getSelectionModel();
        selection.clearSelection();
        var indices = places();
        if (indices.length > 0) {
            selection.selectIndices(indices[0], indices);
        }
        if (lead != null && table.getItems().contains(lead)) {
            selection.select(lead);
        }
        if (focused != null) {
            table.getFocusModel().focus(table.getItems().indexOf(focused));
        }
        replacing = false;
        selected.set(selection.getSelectedItem());
        chosen = List.of();
        lead = null;
        focused = null;
    }

    private int[] places() {
        var wanted = new HashSet<>(chosen);
        var items = table.getItems();
        return IntStream.range(0, items.size()).filter(at -> wanted.contains(items.get(at))).toArray();
    }
}

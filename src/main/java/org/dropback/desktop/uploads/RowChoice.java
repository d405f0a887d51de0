package org.dropback.desktop.uploads;

import java.util.BitSet;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableView;
import org.dropback.upload.JobIds;
import org.jspecify.annotations.Nullable;

/**
 * The rows that are chosen in a table of a million: a bit each. The table's own selection has an object each, and is seconds at it. What is chosen stays so
 * when the rows are listed anew; nothing is chosen in place of what left.
 */
final class RowChoice extends TableView.TableViewSelectionModel<UploadRow> {

    private final PagedRows rows;
    private final BitSet chosen = new BitSet();
    private final ChosenList<Integer> indices;
    private final ChosenList<UploadRow> items;
    @SuppressWarnings("rawtypes")
    private final ChosenList<TablePosition> cells;
    private @Nullable Before before;

    private record Before(BitSet chosen, long first, long lead, long focused) {
    }

    RowChoice(TableView<UploadRow> table, PagedRows rows) {
        super(table);
        this.rows = rows;
        indices = new ChosenList<>(chosen, rows, index -> index);
        items = new ChosenList<>(chosen, rows, rows::get);
        cells = new ChosenList<>(chosen, rows, index -> new TablePosition<>(table, index, null));
        setSelectionMode(SelectionMode.MULTIPLE);
        rows.beforeReplacing(this::remember);
    }

    /** To be told after the table of each change of the rows. */
    ListChangeListener<UploadRow> afterTable() {
        return _ -> restore();
    }

    JobIds ids() {
        return JobIds.of(chosen.stream().mapToLong(rows::id));
    }

    private void remember() {
        if (chosen.isEmpty()) {
            return;
        }
        long first = chosen.stream().mapToLong(rows::id).min().orElse(0);
        var byId = new BitSet();
        chosen.stream().forEach(index -> byId.set((int) (rows.id(index) - first)));
        var focused = getFocusedIndex();
        before = new Before(byId, first, getSelectedIndex() < 0 ? 0 : rows.id(getSelectedIndex()), focused < 0 || focused >= rows.size() ? 0 : rows.id(focused));
    }

    private void restore() {
        var was = before;
        if (was == null) {
            return;
        }
        before = null;
        chosen.clear();
        for (int i = 0; i < rows.size(); i++) {
            long place = rows.id(i) - was.first;
            if (place >= 0 && place <= Integer.MAX_VALUE && was.chosen.get((int) place)) {
                chosen.set(i);
            }
        }
        int lead = rows.indexOf(was.lead);
        lead(lead >= 0 ? lead : chosen.length() - 1);
        int focused = rows.indexOf(was.focused);
        getTableView().getFocusModel().focus(focused >= 0 ? focused : getSelectedIndex());
        tell();
    }

    private void lead(int index) {
        setSelectedIndex(index);
        setSelectedItem(index < 0 ? null : rows.get(index));
    }

    private void tell() {
        indices.changed();
        items.changed();
        cells.changed();
    }

    @Override
    public ObservableList<Integer> getSelectedIndices() {
        return indices;
    }

    @Override
    public ObservableList<UploadRow> getSelectedItems() {
        return items;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public ObservableList<TablePosition> getSelectedCells() {
        return cells;
    }

    @Override
    public boolean isSelected(int index) {
        return index >= 0 && chosen.get(index);
    }

    @Override
    public boolean isSelected(int index, @Nullable TableColumn<UploadRow, ?> column) {
        return isSelected(index);
    }

    @Override
    public boolean isEmpty() {
        return chosen.isEmpty();
    }

    @Override
    public void select(int index) {
        if (index >= 0 && index < rows.size()) {
            choose(index, index + 1, index);
        }
    }

    @Override
    public void select(int index, @Nullable TableColumn<UploadRow, ?> column) {
        select(index);
    }

    @Override
    public void select(@Nullable UploadRow row) {
        select(row == null ? -1 : rows.indexOf(row.id()));
    }

    @Override
    public void clearAndSelect(int index) {
        chosen.clear();
        select(index);
    }

    @Override
    public void clearAndSelect(int index, @Nullable TableColumn<UploadRow, ?> column) {
        clearAndSelect(index);
    }

    @Override
    public void selectIndices(int index, int... more) {
        chosen.set(index);
        int last = index;
        for (var each : more) {
            chosen.set(each);
            last = each;
        }
        select(last);
    }

    /** @param end not chosen itself; below the start where the last one chosen is the uppermost */
    @Override
    public void selectRange(int start, int end) {
        if (start < end) {
            choose(start, end, end - 1);
        } else if (end < start) {
            choose(end + 1, start + 1, end + 1);
        }
    }

    /** Of a click with shift; both ends are chosen. */
    @Override
    public void selectRange(int first, @Nullable TableColumnBase<UploadRow, ?> from, int last, @Nullable TableColumnBase<UploadRow, ?> to) {
        if (first <= last) {
            choose(first, last + 1, last);
        }
    }

    @Override
    public void selectAll() {
        if (!rows.isEmpty()) {
            choose(0, rows.size(), getSelectedIndex() < 0 ? 0 : getSelectedIndex());
        }
    }

    private void choose(int from, int to, int lead) {
        // First, since a table remembers by it where a range begins.
        focus(lead);
        chosen.set(Math.max(0, from), Math.min(rows.size(), to));
        lead(lead);
        tell();
    }

    @Override
    public void clearSelection() {
        chosen.clear();
        lead(-1);
        tell();
    }

    @Override
    public void clearSelection(int index) {
        if (isSelected(index)) {
            chosen.clear(index);
            lead(chosen.isEmpty() ? -1 : isSelected(getSelectedIndex()) ? getSelectedIndex() : chosen.previousSetBit(chosen.length()));
            tell();
        }
    }

    @Override
    public void clearSelection(int index, @Nullable TableColumn<UploadRow, ?> column) {
        clearSelection(index);
    }

    @Override
    public void selectFirst() {
        select(0);
    }

    @Override
    public void selectLast() {
        select(rows.size() - 1);
    }

    @Override
    public void selectPrevious() {
        select(getFocusedIndex() - 1);
    }

    @Override
    public void selectNext() {
        select(getFocusedIndex() + 1);
    }

    @Override
    public void selectAboveCell() {
        selectPrevious();
    }

    @Override
    public void selectBelowCell() {
        selectNext();
    }

    @Override
    public void selectLeftCell() {
        // Rows are chosen, not cells.
    }

    @Override
    public void selectRightCell() {
        // Likewise.
    }
}

package org.dropback.desktop.uploads;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.dropback.upload.JobSnapshot;
import org.jspecify.annotations.Nullable;

/** All uploads, those of them that the filters let through, and their sums. Made for tens of thousands. FX thread. */
public final class UploadRows {

    /** A sorted table needs long for each change of many rows, and next to nothing for all rows anew. */
    private static final int FEW = 32;
    private static final Comparator<UploadRow> BY_ID = Comparator.comparingLong(UploadRow::id);

    private final NavigableMap<Long, UploadRow> rows = new TreeMap<>();
    private final ObservableList<UploadRow> shown = FXCollections.observableArrayList();
    private final ObservableList<UploadRow> readOnlyShown = FXCollections.unmodifiableObservableList(shown);
    private final Map<RowGroup, ReadOnlyIntegerWrapper> counts = new EnumMap<>(RowGroup.class);
    private final ReadOnlyIntegerWrapper total = new ReadOnlyIntegerWrapper();
    private final ReadOnlyLongWrapper bytesPerSecond = new ReadOnlyLongWrapper();
    private final ObjectProperty<@Nullable RowGroup> group = new SimpleObjectProperty<>();
    private final StringProperty text = new SimpleStringProperty("");
    private final RowSums sums = new RowSums();
    private String wanted = "";

    public UploadRows() {
        for (var each : RowGroup.values()) {
            counts.put(each, new ReadOnlyIntegerWrapper());
        }
        group.addListener((_, _, _) -> refilter());
        text.addListener((_, _, _) -> refilter());
    }

    void add(Collection<JobSnapshot> snapshots) {
        var coming = new ArrayList<UploadRow>();
        for (var snapshot : snapshots) {
            var row = new UploadRow(snapshot);
            if (rows.putIfAbsent(snapshot.id(), row) == null) {
                sums.count(snapshot, 1);
                coming.add(row);
            }
        }
        publish();
        change(coming);
    }

    /** Takes newer snapshots of known jobs; those of others are of rows that left. */
    void update(Collection<JobSnapshot> snapshots) {
        var updated = new LinkedHashSet<UploadRow>();
        for (var snapshot : snapshots) {
            var row = rows.get(snapshot.id());
            if (row != null) {
                sums.count(row.snapshot(), -1);
                sums.count(snapshot, 1);
                row.update(snapshot);
                updated.add(row);
            }
        }
        publish();
        change(updated);
    }

    void take(Collection<UploadRow> leaving) {
        var gone = leaving.stream().filter(row -> rows.remove(row.id(), row)).toList();
        gone.forEach(row -> sums.count(row.snapshot(), -1));
        publish();
        change(gone.stream().filter(this::isShown).toList(), List.of());
    }

    void putBack(Collection<UploadRow> returning) {
        var back = returning.stream().filter(row -> rows.putIfAbsent(row.id(), row) == null).toList();
        back.forEach(row -> sums.count(row.snapshot(), 1));
        publish();
        change(back);
    }

    /** The rows that the filters let through, in the order they were added. */
    public ObservableList<UploadRow> shown() {
        return readOnlyShown;
    }

    /** All of them, whatever the filters. */
    List<UploadRow> all() {
        return List.copyOf(rows.values());
    }

    /** The group to show alone; null for all. */
    public ObjectProperty<@Nullable RowGroup> groupProperty() {
        return group;
    }

    /** What the file name or the object key must contain. */
    public StringProperty textProperty() {
        return text;
    }

    public ReadOnlyIntegerProperty countProperty(RowGroup of) {
        return count(of).getReadOnlyProperty();
    }

    public ReadOnlyIntegerProperty totalProperty() {
        return total.getReadOnlyProperty();
    }

    /** Of all running uploads together. */
    public ReadOnlyLongProperty bytesPerSecondProperty() {
        return bytesPerSecond.getReadOnlyProperty();
    }

    private ReadOnlyIntegerWrapper count(RowGroup of) {
        return java.util.Objects.requireNonNull(counts.get(of));
    }

    private void publish() {
        counts.forEach((each, count) -> count.set(sums.jobs(each)));
        total.set(rows.size());
        bytesPerSecond.set(sums.bytesPerSecond());
    }

    List<UploadRow> inGroup(RowGroup wanted) {
        return rows.values().stream().filter(row -> row.group() == wanted).toList();
    }

    private boolean fits(UploadRow row) {
        return (group.get() == null || row.group() == group.get()) && row.mentions(wanted);
    }

    private void refilter() {
        wanted = text.get().strip().toLowerCase(Locale.ROOT);
        change(rows.values());
    }

    /** Brings {@code shown} up to date with these rows. */
    private void change(Collection<UploadRow> perhaps) {
        change(perhaps.stream().filter(row -> !fits(row) && isShown(row)).toList(),
                perhaps.stream().filter(row -> fits(row) && !isShown(row)).toList());
    }

    /** Few changes are made one by one, so that a table keeps its place; many as one. */
    private void change(List<UploadRow> leaving, List<UploadRow> coming) {
        if (leaving.size() + coming.size() > FEW) {
            shown.setAll(rows.values().stream().filter(this::fits).toList());
            return;
        }
        leaving.forEach(row -> shown.remove(place(row)));
        coming.forEach(row -> shown.add(-place(row) - 1, row));
    }

    private boolean isShown(UploadRow row) {
        return place(row) >= 0;
    }

    /** As {@link Collections#binarySearch}: rows are shown in the order of their IDs. */
    private int place(UploadRow row) {
        return Collections.binarySearch(shown, row, BY_ID);
    }
}

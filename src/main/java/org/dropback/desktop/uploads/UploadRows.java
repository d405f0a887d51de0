package org.dropback.desktop.uploads;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
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

    private final NavigableMap<Long, UploadRow> rows = new TreeMap<>();
    private final ObservableList<UploadRow> shown = FXCollections.observableArrayList();
    private final ObservableList<UploadRow> readOnlyShown = FXCollections.unmodifiableObservableList(shown);
    private final Map<RowGroup, ReadOnlyIntegerWrapper> counts = new EnumMap<>(RowGroup.class);
    private final ReadOnlyIntegerWrapper total = new ReadOnlyIntegerWrapper();
    private final ReadOnlyLongWrapper bytesPerSecond = new ReadOnlyLongWrapper();
    private final ObjectProperty<@Nullable RowGroup> group = new SimpleObjectProperty<>();
    private final StringProperty text = new SimpleStringProperty("");

    public UploadRows() {
        for (var each : RowGroup.values()) {
            counts.put(each, new ReadOnlyIntegerWrapper());
        }
        group.addListener((_, _, _) -> refilter());
        text.addListener((_, _, _) -> refilter());
    }

    void add(Collection<JobSnapshot> snapshots) {
        snapshots.forEach(snapshot -> rows.putIfAbsent(snapshot.id(), new UploadRow(snapshot)));
        sumUp();
        refilter();
    }

    /** Takes newer snapshots of known jobs; those of others are of rows that left. */
    void update(Collection<JobSnapshot> snapshots) {
        var moved = false;
        for (var snapshot : snapshots) {
            var row = rows.get(snapshot.id());
            if (row != null) {
                var before = row.group();
                row.update(snapshot);
                moved |= before != row.group();
            }
        }
        if (!snapshots.isEmpty()) {
            sumUp();
        }
        if (moved && group.get() != null) {
            refilter();
        }
    }

    void take(Collection<UploadRow> leaving) {
        leaving.forEach(row -> rows.remove(row.id()));
        sumUp();
        refilter();
    }

    void putBack(Collection<UploadRow> returning) {
        returning.forEach(row -> rows.put(row.id(), row));
        sumUp();
        refilter();
    }

    /** The rows that the filters let through, in the order they were added. */
    public ObservableList<UploadRow> shown() {
        return readOnlyShown;
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

    private void sumUp() {
        var sums = new int[RowGroup.values().length];
        var speed = 0L;
        for (var row : rows.values()) {
            sums[row.group().ordinal()]++;
            speed += row.snapshot().bytesPerSecond();
        }
        counts.forEach((each, count) -> count.set(sums[each.ordinal()]));
        total.set(rows.size());
        bytesPerSecond.set(speed);
    }

    /** Brings {@code shown} up to date with as few changes as can be, so that a table keeps its place and its selection. */
    private void refilter() {
        var wanted = text.get().strip().toLowerCase(Locale.ROOT);
        var fitting = new ArrayList<UploadRow>();
        for (var row : rows.values()) {
            if ((group.get() == null || row.group() == group.get()) && row.mentions(wanted)) {
                fitting.add(row);
            }
        }
        var leaving = new HashSet<>(shown);
        fitting.forEach(leaving::remove);
        if (!leaving.isEmpty()) {
            shown.removeAll(leaving);
        }
        insertMissing(fitting);
    }

    private void insertMissing(List<UploadRow> fitting) {
        for (var at = 0; at < fitting.size();) {
            var end = at;
            while (end < fitting.size() && (at == shown.size() || shown.get(at) != fitting.get(end))) {
                end++;
            }
            if (end > at) {
                shown.addAll(at, fitting.subList(at, end));
            }
            at = end + 1;
        }
    }
}

package org.dropback.desktop.uploads;

import java.util.Locale;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.dropback.upload.JobSnapshot;

/** One upload on screen: the same row for the whole life of its job, its snapshot replaced in place. FX thread. */
public final class UploadRow {

    private final ReadOnlyObjectWrapper<JobSnapshot> snapshot;

    UploadRow(JobSnapshot snapshot) {
        this.snapshot = new ReadOnlyObjectWrapper<>(snapshot);
    }

    public long id() {
        return snapshot().id();
    }

    public JobSnapshot snapshot() {
        return snapshot.get();
    }

    public ReadOnlyObjectProperty<JobSnapshot> snapshotProperty() {
        return snapshot.getReadOnlyProperty();
    }

    public RowGroup group() {
        return RowGroup.of(snapshot().state());
    }

    public boolean isFinished() {
        return snapshot().state().isFinished();
    }

    /** Name without its folders, as the user knows the file. */
    public String fileName() {
        var name = snapshot().file().getFileName();
        return name == null ? snapshot().file().toString() : name.toString();
    }

    void update(JobSnapshot newer) {
        snapshot.set(newer);
    }

    boolean mentions(String lowerCaseText) {
        return fileName().toLowerCase(Locale.ROOT).contains(lowerCaseText) || snapshot().key().toLowerCase(Locale.ROOT).contains(lowerCaseText);
    }
}

package org.dropback.desktop.uploads;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.dropback.upload.JobSnapshot;
import org.jspecify.annotations.Nullable;

/** One upload on screen; its snapshot is replaced in place, and comes a moment after the row. FX thread. */
public final class UploadRow {

    private final long id;
    private final ReadOnlyObjectWrapper<@Nullable JobSnapshot> snapshot = new ReadOnlyObjectWrapper<>();

    UploadRow(long id) {
        this.id = id;
    }

    public long id() {
        return id;
    }

    /** Null until it was read. */
    public @Nullable JobSnapshot snapshot() {
        return snapshot.get();
    }

    /** Of null until it was read. */
    public ReadOnlyObjectProperty<@Nullable JobSnapshot> snapshotProperty() {
        return snapshot.getReadOnlyProperty();
    }

    public boolean isFinished() {
        var job = snapshot();
        return job != null && job.state().isFinished();
    }

    /** Empty until it was read. */
    public String fileName() {
        var job = snapshot();
        return job == null ? "" : fileName(job);
    }

    /** Name without its folders, as the user knows the file. */
    static String fileName(JobSnapshot job) {
        var name = job.file().getFileName();
        return name == null ? job.file().toString() : name.toString();
    }

    void update(JobSnapshot newer) {
        snapshot.set(newer);
    }
}

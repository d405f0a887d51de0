package org.dropback.desktop.uploads;

import java.util.Comparator;
import java.util.Locale;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.dropback.upload.JobSnapshot;
import org.jspecify.annotations.Nullable;

/** One upload on screen: the same row for the whole life of its job, its snapshot replaced in place. FX thread. */
public final class UploadRow {

    /** As the file manager of a system without regard to case would have it. */
    static final Comparator<UploadRow> BY_NAME = Comparator.comparing(UploadRow::lowerCaseName).thenComparing(UploadRow::fileName);

    private final ReadOnlyObjectWrapper<JobSnapshot> snapshot;
    private @Nullable String lowerCaseName;
    private @Nullable String searched;

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
        if (!newer.key().equals(snapshot().key())) {
            searched = null;
        }
        snapshot.set(newer);
    }

    boolean mentions(String lowerCaseText) {
        if (lowerCaseText.isEmpty()) {
            return true;
        }
        if (searched == null) {
            searched = lowerCaseName() + "\n" + snapshot().key().toLowerCase(Locale.ROOT);
        }
        return searched.contains(lowerCaseText);
    }

    private String lowerCaseName() {
        if (lowerCaseName == null) {
            lowerCaseName = fileName().toLowerCase(Locale.ROOT);
        }
        return lowerCaseName;
    }
}

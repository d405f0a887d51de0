package org.dropback.desktop.uploads;

import java.util.function.Function;
import javafx.scene.control.TableCell;
import org.dropback.upload.JobSnapshot;
import org.jspecify.annotations.Nullable;

/** Words about a job. */
final class TextCell extends TableCell<UploadRow, JobSnapshot> {

    private final Function<JobSnapshot, String> words;

    TextCell(Function<JobSnapshot, String> words, String... styleClasses) {
        this.words = words;
        getStyleClass().addAll(styleClasses);
    }

    @Override
    protected void updateItem(@Nullable JobSnapshot job, boolean empty) {
        super.updateItem(job, empty);
        setText(job == null || empty ? null : words.apply(job));
    }
}

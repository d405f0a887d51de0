package org.dropback.desktop.uploads;

import javafx.scene.control.TableCell;
import org.dropback.desktop.common.StatusBadge;
import org.dropback.desktop.common.WholeText;
import org.dropback.upload.JobSnapshot;
import org.jspecify.annotations.Nullable;

/** What the callback came to, in short. */
final class BadgeCell extends TableCell<UploadRow, JobSnapshot> {

    private final RowText text;
    private final StatusBadge badge = new StatusBadge();

    BadgeCell(RowText text) {
        this.text = text;
        badge.setMinWidth(0);
        WholeText.onHover(badge);
    }

    @Override
    protected void updateItem(@Nullable JobSnapshot job, boolean empty) {
        super.updateItem(job, empty);
        if (job == null || empty) {
            setGraphic(null);
            setAccessibleText(null);
        } else {
            var said = text.callback(job);
            badge.show(said.text(), said.tone());
            setAccessibleText(said.text());
            setGraphic(badge);
        }
    }
}

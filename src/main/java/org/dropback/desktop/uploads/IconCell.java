package org.dropback.desktop.uploads;

import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;
import org.dropback.desktop.common.Icon;
import org.dropback.desktop.common.Tones;
import org.dropback.upload.JobSnapshot;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Where a job stands, as a sign; screen readers get the word. */
final class IconCell extends TableCell<UploadRow, JobSnapshot> {

    private final RowText text;
    private final Icon icon = new Icon(Feather.CLOCK);

    IconCell(RowText text) {
        this.text = text;
        getStyleClass().add("state-cell");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }

    @Override
    protected void updateItem(@Nullable JobSnapshot job, boolean empty) {
        super.updateItem(job, empty);
        if (job == null || empty) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        var group = RowGroup.of(job.state());
        icon.setIconCode(switch (group) {
            case UPLOADING -> Feather.ARROW_UP;
            case WAITING -> Feather.CLOCK;
            case PAUSED -> Feather.PAUSE;
            case ASKING -> Feather.HELP_CIRCLE;
            case URL_NEEDED -> Feather.LINK;
            case DONE -> Feather.CHECK;
            case CALLBACK_FAILED, CALLBACK_UNKNOWN -> Feather.ALERT_TRIANGLE;
            case FAILED -> Feather.X;
            case CANCELLED -> Feather.SLASH;
        });
        Tones.set(icon, group.tone());
        setAccessibleText(text.group(group));
        setGraphic(icon);
    }
}

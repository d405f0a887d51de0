package org.dropback.desktop.uploads;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableCell;
import javafx.scene.layout.HBox;
import org.dropback.desktop.common.Controls;
import org.dropback.desktop.common.Tone;
import org.dropback.desktop.common.Tones;
import org.dropback.desktop.common.WholeText;
import org.dropback.upload.JobSnapshot;
import org.dropback.upload.JobState;
import org.jspecify.annotations.Nullable;

/** A bar with percent, speed and time left while bytes move; afterwards what became of them. */
final class ProgressCell extends TableCell<UploadRow, JobSnapshot> {

    private final RowText text;
    private final ProgressBar bar = new ProgressBar(0);
    private final Label words = Controls.label("", "progress-words");
    private final HBox line = new HBox(bar, words);

    ProgressCell(RowText text) {
        this.text = text;
        line.getStyleClass().add("progress-line");
        WholeText.onHover(words);
        line.setAlignment(Pos.CENTER_LEFT);
    }

    @Override
    protected void updateItem(@Nullable JobSnapshot job, boolean empty) {
        super.updateItem(job, empty);
        if (job == null || empty) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        // While it waits for its next try, the reason needs the room.
        Controls.show(bar, job.retry() == null && job.state() == JobState.UPLOADING);
        bar.setProgress(text.fraction(job));
        words.setText(text.progress(job));
        Tones.set(words, job.state() == JobState.FAILED ? Tone.DANGER : Tone.NEUTRAL);
        setAccessibleText(words.getText());
        setGraphic(line);
    }
}

package org.dropback.desktop.shell;

import java.util.List;
import javafx.animation.PauseTransition;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.dropback.desktop.common.Choices;
import org.dropback.desktop.common.Notice;
import org.dropback.desktop.common.Notices;
import org.dropback.desktop.common.Tone;
import org.dropback.desktop.shell.Surroundings.Wakefulness;
import org.dropback.desktop.uploads.RowGroup;
import org.dropback.desktop.uploads.UploadRows;
import org.dropback.settings.Ending;
import org.dropback.text.Messages;

/** Keeps the machine awake while uploads run, and does what its user wants when the last one has ended. FX thread. */
final class QueueWatch {

    private static final List<RowGroup> NOT_WELL = List.of(RowGroup.FAILED, RowGroup.CALLBACK_FAILED);

    private static final List<RowGroup> RESTING = List.of(RowGroup.PAUSED, RowGroup.ASKING, RowGroup.URL_NEEDED);

    private final UploadRows rows;
    private final Choices choices;
    private final Surroundings around;
    private final Notices notices;
    private final Messages messages;
    private final Front front;
    /** The counts are set one after the other, and who adds many files adds them in batches. */
    private final PauseTransition settle = new PauseTransition(Duration.millis(300));
    private Subscription following;
    private boolean running;
    private int wellBefore;
    private int badBefore;

    /** The window, as far as the end of the queue is its business. */
    interface Front {

        boolean isInFront();

        /** @return false where it must stay open */
        boolean quit();
    }

    QueueWatch(UploadRows rows, Choices choices, Surroundings around, Front front, Notices notices, Messages messages) {
        this.rows = rows;
        this.choices = choices;
        this.around = around;
        this.front = front;
        this.notices = notices;
        this.messages = messages;
        settle.setOnFinished(_ -> mayHaveEnded());
        following = rows.countProperty(RowGroup.UPLOADING).subscribe(_ -> look());
        following = following.and(rows.countProperty(RowGroup.WAITING).subscribe(_ -> look()));
        following = following.and(choices.currentProperty().subscribe(_ -> stayAwake()));
    }

    private int active() {
        return rows.countProperty(RowGroup.UPLOADING).get() + rows.countProperty(RowGroup.WAITING).get();
    }

    private int well() {
        return rows.countProperty(RowGroup.DONE).get();
    }

    private int bad() {
        return NOT_WELL.stream().mapToInt(group -> rows.countProperty(group).get()).sum();
    }

    private void look() {
        if (active() > 0 && !running) {
            running = true;
            wellBefore = well();
            badBefore = bad();
            stayAwake();
        } else if (active() == 0 && running) {
            settle.playFromStart();
        }
    }

    private void mayHaveEnded() {
        if (!running || active() > 0) {
            return;
        }
        running = false;
        stayAwake();
        // Paused or cancelled by hand: nothing has ended by itself.
        if (well() - wellBefore + bad() - badBefore > 0) {
            ended(Math.max(0, well() - wellBefore), Math.max(0, bad() - badBefore));
        }
    }

    private boolean isNothingLeft() {
        return RESTING.stream().allMatch(group -> rows.countProperty(group).get() == 0);
    }

    private void ended(int well, int bad) {
        var wanted = choices.get().whenDone();
        var sentence = messages.get("shell.ended", well, bad);
        if (wanted.tell() && !front.isInFront() && !around.notification().show(sentence)) {
            notices.show(Notice.of(bad > 0 ? Tone.WARNING : Tone.SUCCESS, sentence));
        }
        if (wanted.ending() == Ending.QUIT && isNothingLeft() && !front.quit()) {
            notices.show(Notice.of(Tone.WARNING, messages.get("shell.ended.stays")));
        }
    }

    private void stayAwake() {
        Wakefulness wakefulness = around.wakefulness();
        if (running && choices.get().whenDone().stayAwake()) {
            wakefulness.keep(messages.get("shell.awake"));
        } else {
            wakefulness.release();
        }
    }

    /** For good. */
    void close() {
        following.unsubscribe();
        settle.stop();
        around.wakefulness().release();
    }
}

package org.dropback.upload.engine;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.concurrent.TimeUnit;
import org.dropback.callback.CallbackAnswer;
import org.dropback.oss.CancelSignal;
import org.dropback.upload.JobSnapshot;
import org.dropback.upload.JobState;
import org.dropback.upload.TimelineEvent.Kind;
import org.dropback.upload.UploadRequest;
import org.jspecify.annotations.Nullable;

/** How far one attempt at a job has come; the next attempt begins with a new one. Guarded by its job. */
final class Progress {

    private final ZonedDateTime queuedAt;
    private final Timeline timeline;
    private final CancelSignal cancelSignal = new CancelSignal();
    private @Nullable Preparation preparation;
    private @Nullable SpeedMeter speed;
    private @Nullable Outcome outcome;
    private long bytesSent;
    private int partsDone;
    private int partsTotal;
    private boolean allSent;
    private long startNanos;
    private long endNanos;

    Progress(Clock clock, ZonedDateTime queuedAt) {
        this.queuedAt = queuedAt;
        timeline = new Timeline(clock);
        timeline.add(Kind.QUEUED, "");
    }

    ZonedDateTime queuedAt() {
        return queuedAt;
    }

    Timeline timeline() {
        return timeline;
    }

    CancelSignal cancelSignal() {
        return cancelSignal;
    }

    void prepared(Preparation done, int parts) {
        preparation = done;
        partsTotal = parts;
        startNanos = System.nanoTime();
        speed = new SpeedMeter(startNanos);
    }

    void sent(long bytes) {
        bytesSent += bytes;
        if (speed != null) {
            speed.add(bytes, System.nanoTime());
        }
    }

    void partDone() {
        timeline.addPart(++partsDone, partsTotal);
    }

    /** @return whether a callback follows */
    boolean allSent() {
        if (!allSent) {
            allSent = true;
            timeline.add(Kind.ALL_SENT, "");
        }
        return preparation != null && preparation.callback() != null;
    }

    boolean isAllSent() {
        return allSent;
    }

    void ended(Outcome how) {
        outcome = how;
        endNanos = System.nanoTime();
        speed = null;
        how.note(timeline);
    }

    int answerBytes() {
        var answer = answer();
        return answer == null ? 0 : answer.body().length;
    }

    void cutAnswer(int bytes) {
        var answer = answer();
        if (outcome != null && answer != null) {
            outcome = outcome.withAnswer(answer.cut(bytes));
        }
    }

    private @Nullable CallbackAnswer answer() {
        return outcome == null || outcome.result() == null ? null : outcome.result().callback();
    }

    JobSnapshot snapshot(long id, UploadRequest request, JobState state, long size) {
        var now = outcome == null ? System.nanoTime() : endNanos;
        var target = preparation == null ? null : preparation.target();
        return new JobSnapshot(id, request, request.file(), size, request.connection().bucket(),
                target == null ? request.keyTemplate() : target.key(), state, preparation == null ? null : preparation.method(), bytesSent,
                speed == null || state != JobState.UPLOADING ? 0 : speed.perSecond(now), partsDone, partsTotal,
                preparation == null ? 0 : TimeUnit.NANOSECONDS.toMillis(now - startNanos), preparation == null ? null : preparation.callback(),
                target == null ? null : target.callback(), outcome == null ? null : outcome.result(), outcome == null ? null : outcome.failure(),
                timeline.events());
    }
}

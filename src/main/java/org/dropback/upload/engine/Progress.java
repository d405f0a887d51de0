package org.dropback.upload.engine;

import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.concurrent.TimeUnit;
import org.dropback.callback.CallbackAnswer;
import org.dropback.oss.CancelSignal;
import org.dropback.upload.JobSnapshot;
import org.dropback.upload.JobState;
import org.dropback.upload.RetryWait;
import org.jspecify.annotations.Nullable;

/** How far one attempt at a job has come; the next attempt begins with a new one. Guarded by its job. */
final class Progress {

    /** The job as the journal had it. */
    private final JobSnapshot before;
    private final ZonedDateTime queuedAt;
    private final Timeline timeline;
    private final CancelSignal cancelSignal = new CancelSignal();
    private @Nullable Preparation preparation;
    private @Nullable SpeedMeter speed;
    private @Nullable Outcome outcome;
    private @Nullable RetryWait retry;
    private long bytesSent;
    private long bytesKept;
    private int partsDone;
    private int partsTotal;
    private boolean allSent;
    private long startNanos;
    private long endNanos;

    Progress(Clock clock, JobSnapshot before) {
        this.before = before;
        queuedAt = before.timeline().getFirst().at().atZone(clock.getZone());
        timeline = new Timeline(clock, before.timeline());
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

    void kept(int parts, long bytes) {
        partsDone = parts;
        bytesKept = bytes;
    }

    void sent(long bytes) {
        bytesSent += bytes;
        if (speed != null) {
            speed.add(bytes, System.nanoTime());
        }
    }

    long bytesSent() {
        return bytesSent;
    }

    void partDone() {
        timeline.addPart(++partsDone, partsTotal);
    }

    void triesAgain(@Nullable RetryWait wait) {
        retry = wait;
        if (wait != null && partsTotal == 0 && !allSent) {
            // Of a file in one request nothing is there before all is.
            sent(-bytesSent);
        }
    }

    /** @return whether a callback follows */
    boolean allSent() {
        if (!allSent) {
            allSent = true;
            timeline.add(org.dropback.upload.TimelineEvent.Kind.ALL_SENT, "");
        }
        return preparation != null && preparation.target().callback() != null;
    }

    boolean isAllSent() {
        return allSent;
    }

    /** Nothing of it is there: what was sent is sent again. */
    void startsOver() {
        allSent = false;
    }

    /** OSS has all its bytes. */
    void nothingToSend() {
        allSent = true;
    }

    /** Ends as it had ended before, and the timeline was told why. */
    void endedAsBefore(Outcome how) {
        outcome = how;
        endNanos = System.nanoTime();
        speed = null;
    }

    void ended(Outcome how) {
        outcome = preparation == null ? how : HiddenVariables.hide(how, before.request().profile(), preparation.callback());
        endNanos = System.nanoTime();
        speed = null;
        retry = null;
        outcome.note(timeline);
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

    JobSnapshot snapshot(JobState state, long size) {
        var request = before.request();
        if (preparation == null) {
            return new JobSnapshot(before.id(), request, before.file(), size, before.bucket(), before.key(), state, before.method(), 0, 0, before.partsDone(),
                    before.partsTotal(), 0, before.callback(), before.headers(), outcome == null ? before.result() : outcome.result(),
                    outcome == null ? before.failure() : outcome.failure(), timeline.events(), before.bytesThere(), retry);
        }
        var now = outcome == null ? System.nanoTime() : endNanos;
        var perSecond = speed == null || state != JobState.UPLOADING ? 0 : speed.perSecond(now);
        var target = preparation.target();
        return new JobSnapshot(before.id(), request, before.file(), size, before.bucket(), target.key(), state, preparation.method(), bytesSent,
                perSecond, partsDone, partsTotal,
                TimeUnit.NANOSECONDS.toMillis(now - startNanos), preparation.callback(), target.callback(), outcome == null ? null : outcome.result(),
                outcome == null ? null : outcome.failure(), timeline.events(), bytesKept, perSecond > 0 ? stillAhead() : retry);
    }

    /** A try whose bytes move needs no more words about the one before. */
    private @Nullable RetryWait stillAhead() {
        return retry == null || retry.seconds(Instant.now()) == 0 ? null : retry;
    }
}

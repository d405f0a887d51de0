package org.dropback.upload.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.dropback.callback.Stored;
import org.dropback.oss.CancelSignal;
import org.dropback.oss.Transfer;
import org.dropback.upload.JobSnapshot;
import org.dropback.upload.JobState;
import org.dropback.upload.JobStateMachine;
import org.dropback.upload.TimelineEvent.Kind;
import org.dropback.upload.UploadRequest;

/** One job. Whoever works on it writes here; whoever shows it takes a snapshot. Any thread. */
final class Job implements Transfer {

    private final long id;
    private final UploadRequest request;
    private final Clock clock;
    private final Consumer<Job> changed;
    private final AtomicBoolean dirty = new AtomicBoolean();
    private final JobStateMachine state = new JobStateMachine();

    private Progress progress;
    private long size = -1;

    /**
     * @param queuedAt what date placeholders mean: a batch has one moment, however long it takes
     * @param changed  told of the first change after each {@link #drained}
     */
    Job(long id, UploadRequest request, Clock clock, ZonedDateTime queuedAt, Consumer<Job> changed) {
        this.id = id;
        this.request = request;
        this.clock = clock;
        this.changed = changed;
        progress = new Progress(clock, queuedAt);
    }

    long id() {
        return id;
    }

    UploadRequest request() {
        return request;
    }

    JobState state() {
        return state.state();
    }

    synchronized ZonedDateTime queuedAt() {
        return progress.queuedAt();
    }

    @Override
    public synchronized CancelSignal cancelSignal() {
        return progress.cancelSignal();
    }

    /** Looks how large the file is, so that a waiting row can say so. Blocks on the disk. */
    void measure() {
        try {
            if (Files.isRegularFile(request.file())) {
                measuredWaiting(Files.size(request.file()));
            }
        } catch (IOException e) {
            // The job will find out, and say so.
        }
    }

    /** Who works on the job has looked at the file himself, and perhaps at another state of it. */
    private synchronized void measuredWaiting(long bytes) {
        if (state() == JobState.WAITING) {
            measured(bytes);
        }
    }

    synchronized void measured(long bytes) {
        size = bytes;
        markChanged();
    }

    /** @return false where it no longer waits */
    synchronized boolean start() {
        var started = state() == JobState.WAITING && state.move(JobState.WAITING, JobState.UPLOADING);
        if (started) {
            note(Kind.STARTED, "");
        }
        return started;
    }

    /** @return false where it no longer waits */
    synchronized boolean cancelWaiting() {
        return state() == JobState.WAITING && finish(Outcome.cancelled(Stored.NO));
    }

    synchronized void prepared(Preparation preparation, int parts) {
        progress.prepared(preparation, parts);
        markChanged();
    }

    @Override
    public synchronized void sent(long bytes) {
        progress.sent(bytes);
        markChanged();
    }

    synchronized void partDone() {
        progress.partDone();
        markChanged();
    }

    @Override
    public synchronized void allSent() {
        if (progress.allSent() && state() == JobState.UPLOADING) {
            state.move(JobState.UPLOADING, JobState.CALLING_BACK);
        }
        markChanged();
    }

    /** Whether OSS may have stored the object. */
    synchronized boolean isAllSent() {
        return progress.isAllSent();
    }

    synchronized void note(Kind kind, String detail) {
        progress.timeline().add(kind, detail);
        markChanged();
    }

    /** Ends the attempt, whatever is thrown. @return false where it had ended */
    synchronized boolean finish(Outcome outcome) {
        if (state().isFinished()) {
            return false;
        }
        try {
            move(outcome);
        } finally {
            if (!state().isFinished() && state.move(state(), JobState.FAILED)) {
                progress.ended(Outcome.UNFORESEEN);
            }
            markChanged();
        }
        return true;
    }

    private void move(Outcome outcome) {
        if (outcome.result() != null) {
            allSent();
        }
        if (outcome.isAboutCallback() && state() == JobState.UPLOADING) {
            state.move(JobState.UPLOADING, JobState.CALLING_BACK);
        }
        if (state.move(state(), outcome.state())) {
            progress.ended(outcome);
        }
    }

    /** Bytes of the answer to the callback that are kept. */
    synchronized int answerBytes() {
        return progress.answerBytes();
    }

    synchronized void cutAnswer(int bytes) {
        progress.cutAnswer(bytes);
        markChanged();
    }

    /** Back into the queue, as if new. @return false where it is neither failed nor cancelled */
    synchronized boolean restart() {
        var before = state();
        if (before != JobState.FAILED && before != JobState.CANCELLED || !state.move(before, JobState.WAITING)) {
            return false;
        }
        progress = new Progress(clock, ZonedDateTime.now(clock));
        markChanged();
        return true;
    }

    synchronized JobSnapshot snapshot() {
        return progress.snapshot(id, request, state(), size);
    }

    /** The snapshot after which the next change is told again. While the job runs time itself changes it. */
    JobSnapshot drained() {
        dirty.set(false);
        var snapshot = snapshot();
        if (snapshot.state() == JobState.UPLOADING || snapshot.state() == JobState.CALLING_BACK) {
            markChanged();
        }
        return snapshot;
    }

    void markChanged() {
        if (dirty.compareAndSet(false, true)) {
            changed.accept(this);
        }
    }
}

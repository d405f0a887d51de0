package org.dropback.upload.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.concurrent.atomic.AtomicBoolean;
import org.dropback.callback.ErrorEvidence;
import org.dropback.callback.Stored;
import org.dropback.oss.CancelSignal;
import org.dropback.oss.Transfer;
import org.dropback.upload.Checkpoint;
import org.dropback.upload.JobSnapshot;
import org.dropback.upload.JobState;
import org.dropback.upload.JobStateMachine;
import org.dropback.upload.Journal;
import org.dropback.upload.JournalEntry;
import org.dropback.upload.RetryWait;
import org.dropback.upload.TimelineEvent.Kind;
import org.dropback.upload.UploadRequest;
import org.jspecify.annotations.Nullable;

/** One job that runs, is about to, or has just ended. Whoever works on it writes here; whoever shows it takes a snapshot. Any thread. */
final class Job implements Transfer {

    /** Who looks after all jobs. Called under the job's lock: must return at once. */
    interface Keeper {

        /** Of the first change after each {@link Job#drained}. */
        void changed(long id);

        void moved(JobState from, JobState to);
    }

    private final JobSnapshot before;
    private final JobRecord record;
    private final Keeper keeper;
    private final AtomicBoolean dirty = new AtomicBoolean();
    private final JobStateMachine state;
    private final Progress progress;
    private Checkpoint checkpoint;
    private long size;
    private boolean resting;
    private boolean goesOn;
    private boolean heldBack;

    Job(JournalEntry entry, Journal journal, Clock clock, Keeper keeper) {
        before = entry.job();
        record = new JobRecord(this, journal, clock);
        this.keeper = keeper;
        state = new JobStateMachine(before.state());
        progress = new Progress(clock, before);
        checkpoint = entry.checkpoint();
        size = before.size();
    }

    long id() {
        return before.id();
    }

    UploadRequest request() {
        return before.request();
    }

    /** As the journal had it when it was taken up. */
    JobSnapshot before() {
        return before;
    }

    JobRecord record() {
        return record;
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

    /** Whether its end is only a rest: what it has at OSS is to be kept. */
    synchronized boolean isResting() {
        return resting;
    }

    synchronized Checkpoint checkpoint() {
        return checkpoint;
    }

    synchronized void checkpoint(Checkpoint now) {
        checkpoint = now;
    }

    synchronized void measured(long bytes) {
        size = bytes;
        markChanged();
    }

    private boolean move(JobState from, JobState to) {
        if (!state.move(from, to)) {
            return false;
        }
        keeper.moved(from, to);
        return true;
    }

    /** @return false where it no longer waits */
    synchronized boolean start() {
        var started = state() == JobState.WAITING && move(JobState.WAITING, JobState.UPLOADING);
        if (started) {
            note(before.method() == null ? Kind.STARTED : Kind.RESUMED, "");
        }
        return started;
    }

    /** @return false where there is no stored object whose callback failed or is unknown */
    synchronized boolean startAgain() {
        boolean started = JobStateMachine.following(state()).contains(JobState.CALLING_BACK) && state().isFinished() && move(state(), JobState.CALLING_BACK);
        if (started) {
            record.beginsAgain();
            progress.nothingToSend();
            note(Kind.CALLED_AGAIN, "");
        }
        return started;
    }

    /** No callback was called: it is as it was. @param why null where somebody cancelled */
    synchronized void endAsBefore(@Nullable ErrorEvidence why) {
        note(Kind.NOT_CALLED_AGAIN, why == null ? "" : why.code());
        if (move(JobState.CALLING_BACK, before.state())) {
            progress.endedAsBefore(new Outcome(before.state(), before.result(), why == null ? before.failure() : why));
        }
        markChanged();
    }

    /** Called again or not: the object is stored, and is never uploaded once more for that. */
    synchronized void endAgainUnforeseen(ErrorEvidence why) {
        if (record.isBeforeCallback()) {
            endAsBefore(why);
        } else {
            finish(new Outcome(JobState.CALLBACK_UNKNOWN, before.result(), why));
        }
    }

    /** @return false where it no longer waits */
    synchronized boolean cancelWaiting() {
        return state() == JobState.WAITING && finish(Outcome.cancelled(checkpoint.mayBeStored() ? Stored.UNKNOWN : Stored.NO));
    }

    /** Of one that is to be called back again: it is not, unless that may have happened already. */
    synchronized void stopBeforeCallback() {
        if (state() == JobState.CALLING_BACK && record.isBeforeCallback()) {
            progress.cancelSignal().cancel();
        }
    }

    /** Ends what runs, for good: also what was only about to rest. */
    synchronized void cancel() {
        resting = false;
        goesOn = false;
        progress.cancelSignal().cancel();
    }

    /** Of one that is about to rest: it is to go on as soon as it does. @return whether it is */
    synchronized boolean goOnOnceRested() {
        goesOn = resting && state() == JobState.UPLOADING;
        return goesOn;
    }

    synchronized boolean goesOn() {
        return goesOn;
    }

    /** Lets it rest, unless it was cancelled. @return whether it waited, and so rests already */
    synchronized boolean rest() {
        goesOn = false;
        if (state() == JobState.WAITING && move(JobState.WAITING, JobState.PAUSED)) {
            markChanged();
            return true;
        }
        if (state() == JobState.UPLOADING && !progress.cancelSignal().isCancelled()) {
            resting = true;
            progress.cancelSignal().cancel();
        }
        return false;
    }

    synchronized void prepared(Preparation preparation, int parts) {
        progress.prepared(preparation, parts);
        markChanged();
    }

    /** OSS has these from an earlier run. */
    synchronized void kept(int parts, long bytes) {
        progress.kept(parts, bytes);
        markChanged();
    }

    @Override
    public synchronized void sent(long bytes) {
        progress.sent(bytes);
        markChanged();
    }

    synchronized long bytesSent() {
        return progress.bytesSent();
    }

    synchronized void partDone() {
        progress.partDone();
        markChanged();
    }

    synchronized void triesAgain(RetryWait wait) {
        progress.triesAgain(wait);
        markChanged();
    }

    synchronized void triesNoMore() {
        progress.triesAgain(null);
        markChanged();
    }

    /** @param why the code of what had failed */
    synchronized void begunAgain(String why) {
        progress.timeline().addTry(why);
        markChanged();
    }

    /** Told once: one line says it. */
    @Override
    public synchronized void heldBack(Duration by) {
        if (!heldBack) {
            heldBack = true;
            note(Kind.HELD_BACK, by.toMillis() + " ms");
        }
    }

    synchronized boolean isHeldBack() {
        return heldBack;
    }

    @Override
    public synchronized void allSent() {
        if (progress.allSent() && state() == JobState.UPLOADING) {
            move(JobState.UPLOADING, JobState.CALLING_BACK);
        }
        markChanged();
    }

    /** The last byte went out, and it is known that nothing came of it. */
    synchronized void startsOver() {
        progress.startsOver();
        if (state() == JobState.CALLING_BACK) {
            move(JobState.CALLING_BACK, JobState.UPLOADING);
        }
        checkpoint = checkpoint.withMayBeStored(false);
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
        if (LiveJobs.isOver(this)) {
            return false;
        }
        try {
            conclude(outcome.state().isResting() && progress.cancelSignal().isCancelled() ? outcome.cancelled() : outcome);
        } finally {
            if (!LiveJobs.isOver(this) && move(state(), JobState.FAILED)) {
                progress.ended(Outcome.UNFORESEEN);
            }
            markChanged();
        }
        return true;
    }

    private void conclude(Outcome outcome) {
        if (outcome.result() != null && outcome.state() != JobState.SKIPPED) {
            allSent();
        }
        var failure = outcome.failure();
        boolean rests = resting && outcome.state() == JobState.CANCELLED;
        boolean known = outcome.result() != null || failure == null || failure.stored() != Stored.UNKNOWN;
        // What is all sent may arrive while it rests: it is asked about once more when it goes on.
        if (known && !(rests && progress.isAllSent())) {
            checkpoint = checkpoint.withMayBeStored(false);
        }
        if (rests) {
            if (state() == JobState.CALLING_BACK) {
                move(JobState.CALLING_BACK, JobState.UPLOADING);
            }
            if (move(JobState.UPLOADING, JobState.PAUSED)) {
                progress.triesAgain(null);
                note(Kind.PAUSED, "");
            }
            return;
        }
        if (outcome.isAboutCallback() && state() == JobState.UPLOADING) {
            move(JobState.UPLOADING, JobState.CALLING_BACK);
        }
        if (move(state(), outcome.state())) {
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

    /** Once its callback was called again, how it had been sent is told of as before. */
    synchronized JobSnapshot snapshot() {
        var now = attempt();
        return record.isAgain() && state().isFinished() ? now.sentAs(before) : now;
    }

    /** Of the last attempt alone. */
    synchronized JobSnapshot attempt() {
        return progress.snapshot(state(), size);
    }

    /** The snapshot after which the next change is told again. While the job runs time itself changes it. An end is told once. */
    synchronized JobSnapshot drained() {
        told();
        return snapshot();
    }

    /** From now on the next change is told again. */
    void told() {
        dirty.set(false);
        if (state() == JobState.UPLOADING || state() == JobState.CALLING_BACK) {
            markChanged();
        }
    }

    void markChanged() {
        if (dirty.compareAndSet(false, true)) {
            keeper.changed(id());
        }
    }
}

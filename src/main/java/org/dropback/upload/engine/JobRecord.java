package org.dropback.upload.engine;

import java.time.Clock;
import org.dropback.callback.ErrorEvidence;
import org.dropback.callback.LocalError;
import org.dropback.callback.Stored;
import org.dropback.oss.FailureKind;
import org.dropback.oss.StoreException;
import org.dropback.upload.BegunUpload;
import org.dropback.upload.HistoryEntry;
import org.dropback.upload.JobSnapshot;
import org.dropback.upload.JobState;
import org.dropback.upload.Journal;
import org.dropback.upload.JournalEntry;
import org.dropback.upload.JournalException;
import org.dropback.upload.KeyPreview;
import org.jspecify.annotations.Nullable;

/** What the journal is told of one job. Any thread. */
final class JobRecord {

    private final Job job;
    private final Journal journal;
    private final Clock clock;
    /** What is recorded of it while its callback is called again. Guarded by the job. */
    private @Nullable JobSnapshot meanwhile;
    /** In the history, where the attempt stands there already. */
    private long attempt;

    JobRecord(Job job, Journal journal, Clock clock) {
        this.job = job;
        this.journal = journal;
        this.clock = clock;
    }

    /** As it is to be found after a kill. */
    JournalEntry entry() {
        synchronized (job) {
            return new JournalEntry(meanwhile != null && job.state() == JobState.CALLING_BACK ? meanwhile : job.snapshot(), job.checkpoint());
        }
    }

    /** Records it before it returns. @param durable whether also a power cut must not undo it */
    void commit(boolean durable) throws StoreException {
        try {
            journal.commit(entry(), durable);
        } catch (JournalException e) {
            throw notRecorded(e);
        }
    }

    /** Its callback is to be called again: until it is, a kill leaves it as it was. Under the lock of the job. */
    void beginsAgain() {
        meanwhile = job.before();
    }

    /** Whether it is called back again. */
    boolean isAgain() {
        synchronized (job) {
            return meanwhile != null;
        }
    }

    /** Whether it is to be called again and certainly was not yet. Under the lock of the job. */
    boolean isBeforeCallback() {
        return meanwhile == job.before();
    }

    /** From here on a kill leaves unknown whether the callback was called again. */
    void callingAgain() throws StoreException {
        var unknown = job.before().ended(JobState.CALLBACK_UNKNOWN, ErrorEvidence.local(Stored.YES, LocalError.CONNECTION_LOST, "ended while OSS was to call back again"));
        synchronized (job) {
            meanwhile = unknown;
        }
        commit(false);
        try {
            attempt = journal.commitAttempt(attempt(unknown));
        } catch (JournalException e) {
            throw notRecorded(e);
        }
    }

    private HistoryEntry attempt(JobSnapshot snapshot) {
        return HistoryEntry.of(snapshot, KeyPreview.of(snapshot, job.queuedAt()), meanwhile != null, clock.instant()).withId(attempt);
    }

    /** How it ended, for the history. */
    HistoryEntry attempt() {
        return attempt(job.attempt());
    }

    /** Before a part goes out: else nobody could find it again. */
    void begun(String uploadId, String key, boolean ofJob) throws StoreException {
        try {
            journal.commitBegun(new BegunUpload(job.request().connection(), key, uploadId, clock.instant()), ofJob);
        } catch (JournalException e) {
            throw notRecorded(e);
        }
    }

    /** OSS has begun it, and nobody will go on with it. */
    void leftBehind(String uploadId, String key) {
        journal.leftBehind(new BegunUpload(job.request().connection(), key, uploadId, clock.instant()));
    }

    /** What it had begun at OSS is an object now. */
    void over() {
        var uploadId = job.checkpoint().uploadId();
        if (uploadId != null && job.snapshot().result() != null) {
            journal.over(uploadId);
        }
    }

    /** OSS no longer has it. */
    void aborted(String uploadId) {
        journal.over(uploadId);
    }

    static StoreException notRecorded(JournalException e) {
        var kind = e.isPassing() ? FailureKind.RETRY_LATER : FailureKind.FATAL;
        return new StoreException(ErrorEvidence.local(Stored.NO, LocalError.NOT_RECORDED, e.reason() + ": " + e.getMessage()), kind, null, e);
    }
}

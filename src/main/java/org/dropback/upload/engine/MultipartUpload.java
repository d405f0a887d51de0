package org.dropback.upload.engine;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.dropback.callback.ErrorEvidence;
import org.dropback.callback.LocalError;
import org.dropback.callback.Stored;
import org.dropback.oss.CancelSignal;
import org.dropback.oss.ObjectStore;
import org.dropback.oss.ObjectTarget;
import org.dropback.oss.PartReceipt;
import org.dropback.oss.StoreException;
import org.dropback.upload.Checkpoint;
import org.dropback.upload.PartPlan;
import org.dropback.upload.TimelineEvent.Kind;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Initiate, parts, complete; or what is left of them after an earlier run. An upload ID that OSS no longer knows is replaced once. Where it ends without an
 * object, it is aborted, unless a later try can go on with it, which it can as long as the file is the same. One thread, which starts those of the parts.
 */
record MultipartUpload(Job job, CancelSignal cancel, ObjectStore store, ObjectTarget target, SourceFile file, PartPlan plan, Workshop workshop) {

    private static final Logger LOG = LoggerFactory.getLogger(MultipartUpload.class);
    private static final String GONE = "NoSuchUpload";

    Outcome run() throws StoreException {
        @Nullable String uploadId = job.checkpoint().uploadId();
        boolean restarted = false;
        while (true) {
            try {
                List<PartReceipt> kept = uploadId == null ? List.of() : kept(uploadId);
                uploadId = uploadId == null ? begin() : uploadId;
                return sendAndComplete(uploadId, kept);
            } catch (StoreException e) {
                if (uploadId == null) {
                    throw e;
                }
                if (!isGone(e)) {
                    throw keepOrAbort(uploadId, e);
                }
                // It was completed and nobody was told, or it is dead.
                var found = job.checkpoint().mayBeStored() ? completion().found(e.evidence()) : Optional.<Outcome>empty();
                if (found.isPresent()) {
                    return found.get();
                }
                restart(uploadId);
                if (restarted) {
                    throw e;
                }
                restarted = true;
                uploadId = null;
            }
        }
    }

    private Completion completion() {
        return new Completion(job, cancel, store, target, file, workshop);
    }

    static boolean isGone(StoreException e) {
        return e.evidence().code().equals(GONE);
    }

    /** What lies at OSS under an ID that it knows, and is ours. */
    private List<PartReceipt> kept(String uploadId) throws StoreException {
        var listed = again(Duration.ZERO, () -> store.listParts(target.bucket(), target.key(), uploadId));
        var kept = new KeptParts(file, plan, cancel::isCancelled).of(listed, workshop.journal().parts(job.id()));
        job.kept(kept.size(), kept.stream().mapToLong(PartReceipt::size).sum());
        return kept;
    }

    private void restart(String uploadId) {
        job.record().aborted(uploadId);
        job.note(Kind.RESTARTED, GONE + " " + uploadId);
        workshop.journal().forgetParts(job.id());
        job.startsOver();
        job.kept(0, 0);
        var checkpoint = job.checkpoint();
        job.checkpoint(new Checkpoint(checkpoint.modified(), checkpoint.partSize(), null, checkpoint.digest(), false));
    }

    /** The journal has the ID before a part goes out: else nobody could find them again. */
    private String begin() throws StoreException {
        // Whoever cancels waits for its ID, so that it can be aborted.
        var initiation = new Initiation(store, target);
        var uploadId = again(InterruptOnCancel.GRACE, initiation::initiate);
        job.note(Kind.INITIATED, uploadId);
        var checkpoint = job.checkpoint();
        job.checkpoint(new Checkpoint(checkpoint.modified(), plan.partSize(), uploadId, checkpoint.digest(), false));
        try {
            record(uploadId);
        } catch (StoreException e) {
            abort(uploadId);
            throw e;
        }
        try (var _ = new InterruptOnCancel(cancel)) {
            initiation.leftBehind(uploadId).forEach(lost -> job.record().leftBehind(lost, target.key()));
        }
        return uploadId;
    }

    private void record(String uploadId) throws StoreException {
        var retry = new Retry(job, cancel, workshop);
        while (true) {
            try {
                job.record().commit(true);
                job.record().begun(uploadId, target.key(), true);
                return;
            } catch (StoreException e) {
                retry.orThrow(e);
            }
        }
    }

    /** @param grace for the answer, from a cancel on */
    private <T> T again(Duration grace, Callable<T> call) throws StoreException {
        var retry = new Retry(job, cancel, workshop);
        while (true) {
            try (var _ = new InterruptOnCancel(cancel, grace)) {
                var answer = call.call();
                workshop.answered(job);
                return answer;
            } catch (StoreException e) {
                retry.orThrow(e);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private Outcome sendAndComplete(String uploadId, List<PartReceipt> kept) throws StoreException {
        var receipts = new PartSender(job, cancel, store, target, uploadId, file, plan, workshop, kept, PartSender.threads(job)).send();
        try {
            file.checkUnchanged();
        } catch (IOException e) {
            var problem = file.problem();
            throw new StoreException(problem != null ? problem : ErrorEvidence.local(Stored.NO, LocalError.FILE_CHANGED, e.toString()), e);
        }
        return completion().complete(uploadId, receipts);
    }

    /** What a later try can go on with is kept, whatever it was that failed; parts of what the file no longer is, or of what is not wanted, cost money. */
    private StoreException keepOrAbort(String uploadId, StoreException e) {
        var code = e.evidence().code();
        boolean useful = (job.isResting() || !cancel.isCancelled()) && !code.equals(LocalError.FILE_CHANGED.code()) && !code.equals(ExistingObject.THERE);
        if (!useful && e.evidence().stored() != Stored.UNKNOWN) {
            var aborted = abort(uploadId);
            if (aborted == Abort.UNKNOWN && job.isResting()) {
                // Whoever pauses does not wait for that.
                workshop.abortSoon(job.record().entry());
            }
            if (aborted != Abort.UNKNOWN || job.isResting()) {
                forget();
            }
        }
        return e;
    }

    private void forget() {
        workshop.journal().forgetParts(job.id());
        job.checkpoint(new Checkpoint(job.checkpoint().modified(), 0, null, "", false));
    }

    /** How an abort ended. Gone is what was completed, or aborted by somebody else. */
    enum Abort { ABORTED, GONE, UNKNOWN }

    private Abort abort(String uploadId) {
        return abort(job, cancel, store, target, uploadId);
    }

    static Abort abort(Job job, CancelSignal cancel, ObjectStore store, ObjectTarget target, String uploadId) {
        try (var _ = new InterruptOnCancel(cancel, InterruptOnCancel.GRACE)) {
            store.abort(target, uploadId);
            job.note(Kind.ABORTED, uploadId);
            job.record().aborted(uploadId);
            return Abort.ABORTED;
        } catch (StoreException e) {
            LOG.warn("Upload ID {} of {} could not be aborted", uploadId, target.key(), e);
            if (isGone(e)) {
                job.record().aborted(uploadId);
                return Abort.GONE;
            }
            return Abort.UNKNOWN;
        }
    }
}

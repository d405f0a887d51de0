package org.dropback.upload.engine;

import java.util.ArrayList;
import java.util.List;
import org.dropback.callback.ErrorEvidence;
import org.dropback.callback.LocalError;
import org.dropback.callback.Stored;
import org.dropback.oss.ByteRange;
import org.dropback.oss.CancelSignal;
import org.dropback.oss.ObjectHead;
import org.dropback.oss.ObjectStore;
import org.dropback.oss.ObjectTarget;
import org.dropback.oss.PartReceipt;
import org.dropback.oss.StoreException;
import org.dropback.oss.StoreResult;
import org.dropback.upload.JobState;
import org.dropback.upload.PartPlan;
import org.dropback.upload.TimelineEvent.Kind;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Initiate, UploadPartCopy of the object onto its own key, Complete with the callback; abort where the object stays as it was. Only while the source
 * has the ETag that HEAD told. One thread.
 *
 * @param target with all that the object has, and the callback
 * @param head   of the object, which has at least one byte
 */
record SelfCopy(ObjectStore store, ObjectTarget target, ObjectHead head, AgainProgress progress, CancelSignal cancel, Patience patience) {

    /** Bytes that OSS copies at once (facts 5.1, "1 GB"). */
    static final long RANGE = 1_000_000_000;

    private static final Logger LOG = LoggerFactory.getLogger(SelfCopy.class);
    private static final int MAX_COMPLETES = 5;

    /** @param size bytes. @return 0 for an empty object */
    static int parts(long size) {
        return size == 0 ? 0 : plan(size).count();
    }

    static PartPlan plan(long size) {
        return PartPlan.of(size, RANGE);
    }

    /**
     * @return stored, whatever became of the callback
     * @throws StoreException where no callback was called and the object is what it was
     */
    Outcome run() throws StoreException {
        var crc64 = crc64();
        // Whoever cancels waits for its ID, so that it can be aborted.
        var initiation = new Initiation(store, target);
        var uploadId = patience.ask(initiation::initiate, InterruptOnCancel.GRACE);
        progress.note(Kind.INITIATED, uploadId);
        List<PartReceipt> receipts;
        try {
            progress.begun(uploadId);
            try (var _ = new InterruptOnCancel(cancel)) {
                initiation.leftBehind(uploadId).forEach(progress::leftBehind);
            }
            receipts = copy(uploadId);
            requireNotCancelled();
            progress.calling();
        } catch (StoreException | RuntimeException | Error e) {
            abort(uploadId);
            throw e;
        }
        try {
            return complete(uploadId, receipts, crc64);
        } catch (RuntimeException | Error e) {
            LOG.error("Completing {} failed in a way that nobody foresaw", target.key(), e);
            return Outcome.unforeseenCall(new StoreResult("", head.crc64(), "", null), e);
        }
    }

    /** Null of an object from before OSS counted. Read before anything is begun that would have to be aborted. */
    private @Nullable Long crc64() throws StoreException {
        try {
            return head.crc64().isEmpty() ? null : Long.valueOf(Long.parseUnsignedLong(head.crc64()));
        } catch (NumberFormatException e) {
            throw new StoreException(ErrorEvidence.local(Stored.YES, LocalError.ANSWER_UNREADABLE, "CRC64 " + head.crc64()), e);
        }
    }

    private List<PartReceipt> copy(String uploadId) throws StoreException {
        var plan = plan(head.size());
        var receipts = new ArrayList<PartReceipt>();
        for (int number = 1; number <= plan.count(); number++) {
            requireNotCancelled();
            int part = number;
            var range = plan.count() == 1 ? ByteRange.all(head.size()) : new ByteRange(plan.offset(number), plan.length(number));
            receipts.add(patience.ask(() -> store.copyPart(target, uploadId, part, target.bucket(), target.key(), range, head.etag())));
            progress.partDone();
        }
        return receipts;
    }

    private void requireNotCancelled() throws StoreException {
        if (cancel.isCancelled()) {
            throw new StoreException(ErrorEvidence.local(Stored.YES, LocalError.CANCELLED, "cancelled"), null);
        }
    }

    /** A Complete whose answer was lost is sent again only where ListParts says that it was never done; that it was not, an abort proves. */
    private Outcome complete(String uploadId, List<PartReceipt> receipts, @Nullable Long crc64) throws StoreException {
        for (int tries = 1;; tries++) {
            try {
                var result = patience.ask(() -> {
                    requireSame(store, target, head);
                    return store.complete(target, uploadId, receipts, crc64);
                });
                progress.over(uploadId);
                return Outcome.answered(result);
            } catch (StoreException e) {
                if (e.evidence().stored() == Stored.YES) {
                    progress.over(uploadId);
                    return new Outcome(JobState.FAILED, unanswered(e), e.evidence());
                }
                boolean unknown = e.evidence().stored() == Stored.UNKNOWN;
                if (unknown && tries < MAX_COMPLETES && isOpen(uploadId) && patience.pause(tries, e)) {
                    continue;
                }
                if (!abort(uploadId) && unknown) {
                    return Outcome.found(unanswered(e), true, e.evidence());
                }
                throw e;
            }
        }
    }

    /** Neither Complete nor put has a condition for it, and what came since the first look is not to be lost to them. */
    static void requireSame(ObjectStore store, ObjectTarget target, ObjectHead head) throws StoreException {
        var there = store.head(target.bucket(), target.key());
        if (!there.etag().equals(head.etag())) {
            throw new StoreException(new ErrorEvidence(Stored.NO, 412, "PreconditionFailed", "The object was replaced meanwhile: its ETag is " + there.etag() + ".",
                    there.requestId(), null), null);
        }
    }

    /** Whether OSS still has the parts: then nothing was completed. */
    private boolean isOpen(String uploadId) {
        try (var _ = new InterruptOnCancel(cancel, InterruptOnCancel.GRACE)) {
            store.listParts(target.bucket(), target.key(), uploadId);
            return true;
        } catch (StoreException e) {
            LOG.warn("Upload ID {} of {} is not open any more, or nobody can say", uploadId, target.key(), e);
            return false;
        }
    }

    /** @return whether it was open until now; not where it was completed, or where nobody can say */
    private boolean abort(String uploadId) {
        try (var _ = new InterruptOnCancel(cancel, InterruptOnCancel.GRACE)) {
            store.abort(target, uploadId);
            progress.note(Kind.ABORTED, uploadId);
            progress.over(uploadId);
            return true;
        } catch (StoreException e) {
            LOG.warn("Upload ID {} of {} could not be aborted", uploadId, target.key(), e);
            if (MultipartUpload.isGone(e)) {
                progress.over(uploadId);
            }
            return false;
        }
    }

    /** The object without an answer: its new ETag only a HEAD can tell. */
    private StoreResult unanswered(StoreException lost) {
        var requestId = lost.evidence().requestId();
        return new StoreResult("", head.crc64(), requestId == null ? "" : requestId, null);
    }
}

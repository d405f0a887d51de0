package org.dropback.upload.engine;

import java.io.IOException;
import java.util.List;
import org.dropback.callback.ErrorEvidence;
import org.dropback.callback.LocalError;
import org.dropback.callback.Stored;
import org.dropback.digest.Crc64;
import org.dropback.oss.CancelSignal;
import org.dropback.oss.ObjectStore;
import org.dropback.oss.ObjectTarget;
import org.dropback.oss.PartReceipt;
import org.dropback.oss.StoreException;
import org.dropback.upload.PartPlan;
import org.dropback.upload.TimelineEvent.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Initiate, parts, complete; abort where that ends without an object. One thread, which starts those of the parts. */
record MultipartUpload(Job job, CancelSignal cancel, ObjectStore store, ObjectTarget target, SourceFile file, PartPlan plan, int partsAtOnce) {

    private static final Logger LOG = LoggerFactory.getLogger(MultipartUpload.class);

    Outcome run() throws StoreException {
        var uploadId = initiate();
        job.note(Kind.INITIATED, uploadId);
        try {
            var receipts = new PartSender(job, cancel, store, target, uploadId, file, plan).send(partsAtOnce);
            checkUnchanged();
            return complete(uploadId, receipts);
        } catch (StoreException | RuntimeException e) {
            abort(uploadId);
            throw e;
        }
    }

    private String initiate() throws StoreException {
        try (var _ = new InterruptOnCancel(cancel)) {
            return store.initiate(target);
        }
    }

    private void checkUnchanged() throws StoreException {
        try {
            file.checkUnchanged();
        } catch (IOException e) {
            var problem = file.problem();
            throw new StoreException(problem != null ? problem : ErrorEvidence.local(Stored.NO, LocalError.FILE_CHANGED, e.toString()), e);
        }
    }

    private Outcome complete(String uploadId, List<PartReceipt> receipts) throws StoreException {
        var crc64 = receipts.stream().reduce(0L, (crc, part) -> Crc64.combine(crc, part.crc64(), part.size()), (_, b) -> b);
        try (var _ = new InterruptOnCancel(cancel)) {
            if (cancel.isCancelled()) {
                throw new StoreException(ErrorEvidence.local(Stored.NO, LocalError.CANCELLED, "cancelled"), null);
            }
            job.allSent();
            return Outcome.answered(store.complete(target, uploadId, receipts, crc64));
        } catch (StoreException e) {
            if (e.evidence().stored() != Stored.UNKNOWN) {
                throw e;
            }
            return settle(uploadId, new Settlement(store, target, plan.fileSize(), () -> crc64, e.evidence(), cancel));
        }
    }

    /** A HEAD that finds nothing may only be early: that nothing is stored is proven by an abort, after which nothing can be. */
    private Outcome settle(String uploadId, Settlement settlement) {
        var outcome = settlement.settle();
        if (outcome.result() != null) {
            return outcome;
        }
        return switch (abort(uploadId)) {
            case ABORTED -> settlement.ended(Stored.NO);
            case GONE -> {
                var again = settlement.settle();
                yield again.result() != null ? again : settlement.unknown(again);
            }
            case UNKNOWN -> settlement.unknown(outcome);
        };
    }

    /** How an abort ended. Gone is what was completed, or aborted by somebody else. */
    private enum Abort { ABORTED, GONE, UNKNOWN }

    /** Parts that nobody wants cost money; but OSS may be out of reach. */
    private Abort abort(String uploadId) {
        try (var _ = new InterruptOnCancel(cancel, InterruptOnCancel.GRACE)) {
            store.abort(target, uploadId);
            job.note(Kind.ABORTED, uploadId);
            return Abort.ABORTED;
        } catch (StoreException e) {
            LOG.warn("Upload ID {} of {} could not be aborted", uploadId, target.key(), e);
            return e.evidence().code().equals("NoSuchUpload") ? Abort.GONE : Abort.UNKNOWN;
        }
    }
}

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
            var outcome = complete(uploadId, receipts);
            if (outcome.result() == null) {
                abort(uploadId);
            }
            return outcome;
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
                return Outcome.cancelled(Stored.NO);
            }
            job.allSent();
            return Outcome.answered(store.complete(target, uploadId, receipts, crc64));
        } catch (StoreException e) {
            if (e.evidence().stored() != Stored.UNKNOWN) {
                throw e;
            }
            return Settlement.settle(store, target, plan.fileSize(), () -> crc64, e.evidence(), cancel.isCancelled());
        }
    }

    /** Parts that nobody wants cost money; but OSS may be out of reach. */
    private void abort(String uploadId) {
        try {
            store.abort(target, uploadId);
            job.note(Kind.ABORTED, uploadId);
        } catch (StoreException e) {
            LOG.warn("Upload ID {} of {} could not be aborted", uploadId, target.key(), e);
        }
    }
}

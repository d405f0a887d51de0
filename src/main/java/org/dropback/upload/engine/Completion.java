package org.dropback.upload.engine;

import java.util.List;
import java.util.Optional;
import org.dropback.callback.ErrorEvidence;
import org.dropback.callback.LocalError;
import org.dropback.callback.Stored;
import org.dropback.digest.Crc64;
import org.dropback.oss.CancelSignal;
import org.dropback.oss.ObjectStore;
import org.dropback.oss.ObjectTarget;
import org.dropback.oss.PartReceipt;
import org.dropback.oss.StoreException;
import org.dropback.upload.Checkpoint;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * CompleteMultipartUpload, whose answer may be lost. An upload ID that ListParts still knows has not been completed, and can be; one that it no longer knows
 * was, or is dead: HEAD tells which. So no object is made, and no callback is made, twice. One thread.
 */
record Completion(Job job, CancelSignal cancel, ObjectStore store, ObjectTarget target, SourceFile file, Workshop workshop) {

    private static final Logger LOG = LoggerFactory.getLogger(Completion.class);

    private enum Upload { OPEN, GONE, UNKNOWN }

    /** @throws StoreException with {@code NoSuchUpload} where the upload ID is dead and nothing is stored */
    Outcome complete(String uploadId, List<PartReceipt> receipts) throws StoreException {
        long crc64 = receipts.stream().reduce(0L, (crc, part) -> Crc64.combine(crc, part.crc64(), part.size()), (_, b) -> b);
        if (cancel.isCancelled()) {
            throw new StoreException(ErrorEvidence.local(Stored.NO, LocalError.CANCELLED, "cancelled"), null);
        }
        var retry = new Retry(job, cancel, workshop);
        var lost = job.checkpoint().mayBeStored() ? interrupted(null) : null;
        while (true) {
            record();
            try (var _ = new InterruptOnCancel(cancel)) {
                return Outcome.answered(store.complete(target, uploadId, receipts, crc64));
            } catch (StoreException e) {
                if (e.evidence().stored() == Stored.YES) {
                    throw e;
                }
                // By nobody else, where an earlier one of ours was late and OSS got to it by now.
                boolean taken = lost != null && e.evidence().code().equals(ExistingObject.THERE);
                if (e.evidence().stored() == Stored.NO && !taken) {
                    job.startsOver();
                    retry.orThrow(e);
                    continue;
                }
                lost = taken ? lost : e.evidence();
                var settlement = new Settlement(store, target, file.size(), () -> crc64, lost, cancel);
                var upload = MultipartUpload.isGone(e) ? Upload.GONE : ask(uploadId);
                boolean again = upload != Upload.GONE && (taken ? upload == Upload.OPEN || retry.again(lost) : retry.again(e));
                while (again && upload == Upload.UNKNOWN) {
                    upload = ask(uploadId);
                    again = upload == Upload.OPEN || upload == Upload.UNKNOWN && retry.again(lost);
                }
                if (taken && upload == Upload.OPEN) {
                    job.startsOver();
                    throw e;
                }
                if (again && upload == Upload.OPEN) {
                    continue;
                }
                return upload == Upload.GONE ? gone(settlement, retry, e) : givenUp(uploadId, settlement);
            }
        }
    }

    /** That it may be stored from now on. Until the journal has that, nobody asks for it: a full disk may have room again. */
    private void record() throws StoreException {
        boolean doubtful = job.checkpoint().mayBeStored();
        var retry = new Retry(job, cancel, workshop);
        while (true) {
            job.checkpoint(job.checkpoint().withMayBeStored(true));
            job.allSent();
            try {
                job.record().commit(target.callback() != null);
                return;
            } catch (StoreException e) {
                if (!doubtful) {
                    job.startsOver();
                }
                retry.orThrow(e);
            }
        }
    }

    /** What HEAD says of an upload that an earlier run may have completed; empty where nothing is stored. */
    Optional<Outcome> found(ErrorEvidence gone) {
        var outcome = settle(new Settlement(store, target, file.size(), file::crc64, interrupted(gone.requestId()), cancel), new Retry(job, cancel, workshop));
        return isNotStored(outcome) ? Optional.empty() : Optional.of(outcome);
    }

    private static ErrorEvidence interrupted(@Nullable String requestId) {
        return new ErrorEvidence(Stored.UNKNOWN, 0, LocalError.CONNECTION_LOST.code(), "interrupted before OSS had answered", requestId, null);
    }

    private Upload ask(String uploadId) {
        try (var _ = new InterruptOnCancel(cancel, InterruptOnCancel.GRACE)) {
            store.listParts(target.bucket(), target.key(), uploadId);
            return Upload.OPEN;
        } catch (StoreException e) {
            LOG.debug("ListParts of {} after a lost answer", target.key(), e);
            return MultipartUpload.isGone(e) ? Upload.GONE : Upload.UNKNOWN;
        }
    }

    private Outcome gone(Settlement settlement, Retry retry, StoreException lost) throws StoreException {
        var outcome = settle(settlement, retry);
        if (isNotStored(outcome)) {
            job.startsOver();
            throw new StoreException(new ErrorEvidence(Stored.NO, 404, "NoSuchUpload", lost.evidence().message(), lost.evidence().requestId(),
                    lost.evidence().ec()), lost);
        }
        return outcome;
    }

    /** Asks as long as nobody can tell. */
    private Outcome settle(Settlement settlement, Retry retry) {
        var outcome = settlement.settle();
        while (outcome.result() == null && outcome.failure() != null && outcome.failure().stored() == Stored.UNKNOWN && retry.again(outcome.failure())) {
            outcome = settlement.settle();
        }
        return outcome;
    }

    private boolean isNotStored(Outcome outcome) {
        return !cancel.isCancelled() && outcome.result() == null && outcome.failure() != null && outcome.failure().stored() == Stored.NO;
    }

    /**
     * A HEAD that finds nothing may only be early: that nothing is stored is proven by an abort, after which nothing can be. A job that only rests is not
     * worth that.
     */
    private Outcome givenUp(String uploadId, Settlement settlement) {
        var outcome = settlement.settle();
        if (outcome.result() != null || job.isResting()) {
            return outcome.result() != null ? outcome : settlement.unknown(outcome);
        }
        return switch (MultipartUpload.abort(job, cancel, store, target, uploadId)) {
            case ABORTED -> {
                job.checkpoint(new Checkpoint(job.checkpoint().modified(), 0, null, "", false));
                yield settlement.ended(Stored.NO);
            }
            case GONE -> {
                var again = settlement.settle();
                yield again.result() != null ? again : settlement.unknown(again);
            }
            case UNKNOWN -> settlement.unknown(outcome);
        };
    }
}

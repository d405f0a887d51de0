package org.dropback.upload.engine;

import org.dropback.callback.ErrorEvidence;
import org.dropback.callback.LocalError;
import org.dropback.callback.Stored;
import org.dropback.oss.CancelSignal;
import org.dropback.oss.FailureKind;
import org.dropback.oss.ObjectStore;
import org.dropback.oss.ObjectTarget;
import org.dropback.oss.StoreException;
import org.jspecify.annotations.Nullable;

/**
 * A file in one request, again as long as that may help. Where an answer was lost HEAD is asked before a byte is sent again, and what then goes out forbids to
 * overwrite if nothing was there: OSS may get to the earlier one late, and keeps the later one from being stored and called back as a second. Where an older
 * object was there only HEAD stands between the two. Where nobody can ask, it is sent again only as long as that harms nothing. One thread.
 */
final class WholeUpload {

    private final Job job;
    private final CancelSignal cancel;
    private final ObjectStore store;
    private final Way way;
    private final Preparation preparation;
    private final ObjectTarget target;
    private final SourceFile file;
    private final Lanes files;
    private final Retry retry;
    /** Whether a try may have stored it that nobody could ask about. */
    private boolean doubt;
    /** Of the last try that may still arrive; null for none. */
    private @Nullable ErrorEvidence lost;
    /** What the next try asks of OSS. */
    private ObjectTarget next;

    WholeUpload(Job job, CancelSignal cancel, ObjectStore store, Way way, Preparation preparation, SourceFile file, Workshop workshop) {
        this.job = job;
        this.cancel = cancel;
        this.store = store;
        this.way = way;
        this.preparation = preparation;
        target = preparation.target();
        next = target;
        this.file = file;
        files = workshop.files();
        retry = new Retry(job, cancel, workshop);
    }

    Outcome run() throws StoreException {
        if (job.checkpoint().mayBeStored()) {
            var found = settle(ErrorEvidence.local(Stored.UNKNOWN, LocalError.CONNECTION_LOST, "interrupted before OSS had answered"));
            if (!isNotStored(found)) {
                return found;
            }
            startsOver();
            var arrived = lookAgain();
            if (arrived != null) {
                return arrived;
            }
        }
        while (true) {
            job.sent(-job.bytesSent());
            try {
                return once();
            } catch (StoreException e) {
                files.heed(e);
                retry.came(job.bytesSent());
                var problem = file.problem();
                if (problem != null) {
                    // The last byte of a file that changed is never given away.
                    startsOver();
                    throw over(new StoreException(problem, e));
                }
                if (e.evidence().stored() == Stored.YES && e.kind() == FailureKind.FATAL) {
                    throw e;
                }
                boolean taken = lost != null && e.evidence().code().equals(ExistingObject.THERE);
                if (e.evidence().stored() == Stored.UNKNOWN || taken) {
                    var found = settle(taken ? lost : e.evidence());
                    if (!isNotStored(found)) {
                        return found;
                    }
                }
                startsOver();
                if (taken && !next.equals(target)) {
                    // Somebody else's, come meanwhile: its user wants to overwrite what is there.
                    next = target;
                    continue;
                }
                var failure = doubt || e.evidence().stored() != Stored.UNKNOWN ? e
                        : new StoreException(Outcome.as(Stored.NO, e.evidence()), e.kind(), e.retryAfter().orElse(null), e);
                if (!retry.again(failure)) {
                    throw over(failure);
                }
                var arrived = lookAgain();
                if (arrived != null) {
                    return arrived;
                }
            }
        }
    }

    /** Right before it is sent again: an earlier try may have arrived by now. Null where it has not. */
    private @Nullable Outcome lookAgain() {
        if (lost == null || !way.canAsk()) {
            return null;
        }
        boolean free = isFree();
        next = free ? target.forbiddingOverwrite() : target;
        var found = free ? null : asked(lost);
        return found == null || isNotStored(found) ? null : found;
    }

    private boolean isFree() {
        try (var _ = new InterruptOnCancel(cancel)) {
            store.head(target.bucket(), target.key());
            return false;
        } catch (StoreException e) {
            return e.evidence().httpStatus() == 404;
        }
    }

    /** The journal knows before a byte goes out that one may arrive. */
    private Outcome once() throws StoreException {
        job.checkpoint(job.checkpoint().withMayBeStored(true));
        job.record().commit(target.callback() != null);
        var result = way.send(store, next, preparation.method(), file.body(0, file.size()), job);
        if (job.isHeldBack()) {
            files.askedForLess();
        }
        return Outcome.answered(result);
    }

    private void startsOver() {
        job.startsOver();
        if (doubt || lost != null) {
            job.checkpoint(job.checkpoint().withMayBeStored(true));
        }
    }

    /** What HEAD did not find counts as not stored. Of what only rests it is asked once more when that goes on. */
    private StoreException over(StoreException failure) {
        if (!doubt && !job.isResting()) {
            job.checkpoint(job.checkpoint().withMayBeStored(false));
        }
        return failure;
    }

    private Outcome settle(ErrorEvidence unanswered) {
        lost = unanswered;
        return way.canAsk() ? asked(unanswered) : guessed(unanswered);
    }

    /** Asks as long as nobody can tell. */
    private Outcome asked(ErrorEvidence unanswered) {
        var settlement = new Settlement(store, target, file.size(), file::crc64, unanswered, cancel);
        var found = settlement.settle();
        while (found.result() == null && found.failure() != null && found.failure().stored() == Stored.UNKNOWN && retry.again(found.failure())) {
            found = settlement.settle();
        }
        return found;
    }

    /**
     * Without a key of ours nobody can ask. The same bytes once more do no harm, save where somebody is called back, or where the first try forbids the second:
     * such an upload ends, and is sent again only by who wants that.
     */
    private Outcome guessed(ErrorEvidence unanswered) {
        if (cancel.isCancelled()) {
            return Outcome.cancelled(Stored.UNKNOWN);
        }
        doubt = true;
        if (target.callback() == null && !target.options().forbidOverwrite()) {
            return Outcome.failed(Outcome.as(Stored.NO, unanswered));
        }
        job.checkpoint(job.checkpoint().withMayBeStored(false));
        return Outcome.failed(new ErrorEvidence(Stored.UNKNOWN, unanswered.httpStatus(), LocalError.OUTCOME_UNKNOWN.code(),
                unanswered.code() + ": " + unanswered.message(), unanswered.requestId(), unanswered.ec()));
    }

    private boolean isNotStored(Outcome found) {
        return !cancel.isCancelled() && found.result() == null && found.failure() != null && found.failure().stored() == Stored.NO;
    }
}

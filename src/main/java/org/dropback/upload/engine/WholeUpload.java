package org.dropback.upload.engine;

import org.dropback.callback.ErrorEvidence;
import org.dropback.callback.LocalError;
import org.dropback.callback.Stored;
import org.dropback.oss.CancelSignal;
import org.dropback.oss.ObjectStore;
import org.dropback.oss.ObjectTarget;
import org.dropback.oss.StoreException;

/**
 * A file in one request, again as long as that may help. Where an answer was lost HEAD is asked before a byte is sent again; where nobody can ask, it is sent
 * again only as long as that harms nothing. One thread.
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

    WholeUpload(Job job, CancelSignal cancel, ObjectStore store, Way way, Preparation preparation, SourceFile file, Workshop workshop) {
        this.job = job;
        this.cancel = cancel;
        this.store = store;
        this.way = way;
        this.preparation = preparation;
        target = preparation.target();
        this.file = file;
        files = workshop.files();
        retry = new Retry(job, cancel, workshop.limits().retryFor());
    }

    Outcome run() throws StoreException {
        if (job.checkpoint().mayBeStored()) {
            var found = settle(ErrorEvidence.local(Stored.UNKNOWN, LocalError.CONNECTION_LOST, "interrupted before OSS had answered"));
            if (!isNotStored(found)) {
                return found;
            }
            startsOver();
        }
        while (true) {
            job.sent(-job.bytesSent());
            try {
                return once();
            } catch (StoreException e) {
                files.heed(e);
                var problem = file.problem();
                if (problem != null) {
                    // The last byte of a file that changed is never given away.
                    startsOver();
                    throw new StoreException(problem, e);
                }
                if (e.evidence().stored() == Stored.YES) {
                    throw e;
                }
                if (e.evidence().stored() == Stored.UNKNOWN) {
                    var found = settle(e.evidence());
                    if (!isNotStored(found)) {
                        return found;
                    }
                }
                startsOver();
                retry.orThrow(doubt || e.evidence().stored() == Stored.NO ? e
                        : new StoreException(Outcome.as(Stored.NO, e.evidence()), e.kind(), e.retryAfter().orElse(null), e));
            }
        }
    }

    /** The journal knows before a byte goes out that one may arrive. */
    private Outcome once() throws StoreException {
        job.checkpoint(job.checkpoint().withMayBeStored(true));
        job.commit(false);
        var result = way.send(store, target, preparation.method(), file.body(0, file.size()), job);
        if (job.isHeldBack()) {
            files.askedForLess();
        }
        return Outcome.answered(result);
    }

    private void startsOver() {
        job.startsOver();
        if (doubt) {
            job.checkpoint(job.checkpoint().withMayBeStored(true));
        }
    }

    private Outcome settle(ErrorEvidence lost) {
        return way.canAsk() ? asked(lost) : guessed(lost);
    }

    /** Asks as long as nobody can tell. */
    private Outcome asked(ErrorEvidence lost) {
        var settlement = new Settlement(store, target, file.size(), file::crc64, lost, cancel);
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
    private Outcome guessed(ErrorEvidence lost) {
        if (cancel.isCancelled()) {
            return Outcome.cancelled(Stored.UNKNOWN);
        }
        doubt = true;
        if (target.callback() == null && !target.options().forbidOverwrite()) {
            return Outcome.failed(Outcome.as(Stored.NO, lost));
        }
        job.checkpoint(job.checkpoint().withMayBeStored(false));
        return Outcome.failed(new ErrorEvidence(Stored.UNKNOWN, lost.httpStatus(), LocalError.OUTCOME_UNKNOWN.code(), lost.code() + ": " + lost.message(), lost.requestId(),
                lost.ec()));
    }

    private boolean isNotStored(Outcome found) {
        return !cancel.isCancelled() && found.result() == null && found.failure() != null && found.failure().stored() == Stored.NO;
    }
}

package org.dropback.upload.engine;

import java.time.Duration;
import org.dropback.callback.ErrorEvidence;
import org.dropback.callback.LocalError;
import org.dropback.callback.Stored;
import org.dropback.oss.CancelSignal;
import org.dropback.oss.ObjectStore;
import org.dropback.oss.ObjectTarget;
import org.dropback.oss.StoreException;

/** PutObject, again as long as that may help; where an answer was lost HEAD is asked before a byte is sent again. One thread. */
record PutUpload(Job job, CancelSignal cancel, ObjectStore store, ObjectTarget target, SourceFile file, Duration retryFor) {

    Outcome run() throws StoreException {
        var retry = new Retry(job, cancel, retryFor);
        if (job.checkpoint().mayBeStored()) {
            var found = settle(ErrorEvidence.local(Stored.UNKNOWN, LocalError.CONNECTION_LOST, "interrupted before OSS had answered"), retry);
            if (!isNotStored(found)) {
                return found;
            }
            job.startsOver();
        }
        while (true) {
            job.sent(-job.bytesSent());
            try {
                return once();
            } catch (StoreException e) {
                var problem = file.problem();
                if (problem != null) {
                    // The last byte of a file that changed is never given away.
                    job.startsOver();
                    throw new StoreException(problem, e);
                }
                if (e.evidence().stored() == Stored.YES) {
                    throw e;
                }
                if (e.evidence().stored() == Stored.UNKNOWN) {
                    var found = settle(e.evidence(), retry);
                    if (!isNotStored(found)) {
                        return found;
                    }
                }
                job.startsOver();
                retry.orThrow(e.evidence().stored() == Stored.NO ? e : new StoreException(Outcome.as(Stored.NO, e.evidence()), e.kind(), e.retryAfter().orElse(null), e));
            }
        }
    }

    /** The journal knows before a byte goes out that one may arrive. */
    private Outcome once() throws StoreException {
        job.checkpoint(job.checkpoint().withMayBeStored(true));
        job.commit(false);
        return Outcome.answered(store.put(target, file.body(0, file.size()), job));
    }

    /** Asks as long as nobody can tell. */
    private Outcome settle(ErrorEvidence lost, Retry retry) {
        var settlement = new Settlement(store, target, file.size(), file::crc64, lost, cancel);
        var found = settlement.settle();
        while (found.result() == null && found.failure() != null && found.failure().stored() == Stored.UNKNOWN && retry.again(found.failure())) {
            found = settlement.settle();
        }
        return found;
    }

    private boolean isNotStored(Outcome found) {
        return !cancel.isCancelled() && found.result() == null && found.failure() != null && found.failure().stored() == Stored.NO;
    }
}

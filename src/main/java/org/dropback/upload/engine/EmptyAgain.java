package org.dropback.upload.engine;

import org.dropback.callback.Stored;
import org.dropback.oss.ByteBody;
import org.dropback.oss.CancelSignal;
import org.dropback.oss.ObjectHead;
import org.dropback.oss.ObjectStore;
import org.dropback.oss.ObjectTarget;
import org.dropback.oss.StoreException;
import org.dropback.oss.StoreResult;
import org.dropback.oss.Unwatched;
import org.dropback.upload.JobState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An empty object is put again, while it is still there: of nothing no part can be copied (facts 5.2). One thread. */
record EmptyAgain(ObjectStore store, ObjectTarget target, ObjectHead head, AgainProgress progress, CancelSignal cancel, Patience patience) {

    private static final Logger LOG = LoggerFactory.getLogger(EmptyAgain.class);

    /** Like {@link SelfCopy#run}. */
    Outcome run() throws StoreException {
        var called = new boolean[1];
        try {
            return Outcome.answered(patience.ask(() -> {
                requireSame();
                if (!called[0]) {
                    progress.calling();
                    called[0] = true;
                }
                return store.put(target, new ByteBody(new byte[0]), new Unwatched(cancel));
            }));
        } catch (StoreException e) {
            var requestId = e.evidence().requestId();
            var there = new StoreResult(head.etag(), head.crc64(), requestId == null ? "" : requestId, null);
            return switch (e.evidence().stored()) {
                case NO -> throw e;
                case YES -> new Outcome(JobState.FAILED, there, e.evidence());
                case UNKNOWN -> Outcome.found(there, true, e.evidence());
            };
        } catch (RuntimeException | Error e) {
            if (!called[0]) {
                throw e;
            }
            LOG.error("Putting {} again failed in a way that nobody foresaw", target.key(), e);
            return Outcome.unforeseenCall(new StoreResult(head.etag(), head.crc64(), "", null), e);
        }
    }

    /** Nothing was sent by who cannot look, nor by a try after which there is another. */
    private void requireSame() throws StoreException {
        try {
            SelfCopy.requireSame(store, target, head);
        } catch (StoreException e) {
            throw new StoreException(Outcome.as(Stored.NO, e.evidence()), e.kind(), e.retryAfter().orElse(null), e);
        }
    }
}

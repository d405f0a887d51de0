package org.dropback.upload.engine;

import org.dropback.callback.ErrorEvidence;
import org.dropback.callback.LocalError;
import org.dropback.callback.Stored;
import org.dropback.oss.CancelSignal;
import org.dropback.oss.ObjectStore;
import org.dropback.oss.StoreException;
import org.dropback.upload.PartPlan;
import org.dropback.upload.StoreProvider;
import org.dropback.upload.UploadMethod;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One try at one job, from the first look at the file to the last word of OSS. One thread. */
final class Attempt {

    private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);

    private final Job job;
    private final CancelSignal cancel;
    private final StoreProvider stores;
    private final int partsAtOnce;

    Attempt(Job job, StoreProvider stores, int partsAtOnce) {
        this.job = job;
        this.cancel = job.cancelSignal();
        this.stores = stores;
        this.partsAtOnce = partsAtOnce;
    }

    Outcome run() {
        try (var file = SourceFile.open(job.request().file())) {
            return upload(file);
        } catch (StoreException e) {
            return ended(e.evidence());
        } catch (RuntimeException | Error e) {
            LOG.error("Job {} failed in a way that nobody foresaw", job.id(), e);
            return ended(ErrorEvidence.local(job.isAllSent() ? Stored.UNKNOWN : Stored.NO, LocalError.INTERNAL, e.toString()));
        }
    }

    private Outcome ended(ErrorEvidence evidence) {
        return cancel.isCancelled() && evidence.stored() != Stored.YES ? Outcome.cancelled(evidence.stored()) : Outcome.failed(evidence);
    }

    private Outcome upload(SourceFile file) throws StoreException {
        job.measured(file.size());
        var preparation = Preparation.of(job.request(), file, job.queuedAt(), cancel::isCancelled);
        var store = stores.store(job.request().connection());
        if (cancel.isCancelled()) {
            return Outcome.cancelled(Stored.NO);
        }
        if (preparation.method() == UploadMethod.PUT) {
            job.prepared(preparation, 0);
            return put(store, preparation, file);
        }
        var plan = PartPlan.of(file.size(), job.request().options().partSize());
        job.prepared(preparation, plan.count());
        return new MultipartUpload(job, cancel, store, preparation.target(), file, plan, partsAtOnce).run();
    }

    private Outcome put(ObjectStore store, Preparation preparation, SourceFile file) throws StoreException {
        try {
            return Outcome.answered(store.put(preparation.target(), file.body(0, file.size()), job));
        } catch (StoreException e) {
            var problem = file.problem();
            if (problem != null) {
                throw new StoreException(problem, e);
            }
            if (e.evidence().stored() != Stored.UNKNOWN) {
                throw e;
            }
            return new Settlement(store, preparation.target(), file.size(), file::crc64, e.evidence(), cancel).settle();
        }
    }
}

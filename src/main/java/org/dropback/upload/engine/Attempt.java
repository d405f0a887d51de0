package org.dropback.upload.engine;

import java.io.IOException;
import org.dropback.callback.ErrorEvidence;
import org.dropback.callback.LocalError;
import org.dropback.callback.Stored;
import org.dropback.oss.CancelSignal;
import org.dropback.oss.ObjectOptions;
import org.dropback.oss.ObjectStore;
import org.dropback.oss.ObjectTarget;
import org.dropback.oss.StoreException;
import org.dropback.upload.Checkpoint;
import org.dropback.upload.IfExists;
import org.dropback.upload.PartPlan;
import org.dropback.upload.StoreProvider;
import org.dropback.upload.TimelineEvent.Kind;
import org.dropback.upload.UploadMethod;
import org.dropback.upload.UploadRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of one job, from the first look at the file to the last word of OSS: begins it, or goes on where an earlier run stopped. One thread. */
final class Attempt {

    private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);

    /** How often another object may come between our look and the upload. */
    private static final int MOST_LOOKS = 10;

    private final Job job;
    private final CancelSignal cancel;
    private final Workshop workshop;
    private final UploadRequest request;
    /** Null before it is needed. */
    private StoreProvider.@Nullable Lease client;

    Attempt(Job job, Workshop workshop) {
        this.job = job;
        this.cancel = job.cancelSignal();
        this.workshop = workshop;
        request = workshop.answers().applied(job.request());
    }

    Outcome run() {
        try (var file = SourceFile.open(job.request().file(), workshop.rate())) {
            return upload(file);
        } catch (StoreException e) {
            return ended(e.evidence());
        } catch (RuntimeException | Error e) {
            LOG.error("Job {} failed in a way that nobody foresaw", job.id(), e);
            return ended(ErrorEvidence.local(job.isAllSent() ? Stored.UNKNOWN : Stored.NO, LocalError.INTERNAL, e.toString()));
        } finally {
            if (client != null) {
                client.close();
            }
        }
    }

    private Outcome ended(ErrorEvidence evidence) {
        // What an earlier run may have stored, no failure before the question disproves; without that no lost answer but that of what stores leaves a doubt.
        var stored = evidence.stored() == Stored.YES ? Stored.YES : job.checkpoint().mayBeStored() ? Stored.UNKNOWN : Stored.NO;
        if (cancel.isCancelled() && stored != Stored.YES) {
            return Outcome.cancelled(stored);
        }
        var told = Outcome.as(stored, evidence);
        return evidence.code().equals(LocalError.URL_NEEDED.code()) ? Outcome.needsUrl(told) : Outcome.failed(told);
    }

    private Outcome upload(SourceFile file) throws StoreException {
        job.measured(file.size());
        var before = job.before();
        var checkpoint = job.checkpoint();
        boolean known = checkpoint.uploadId() != null || checkpoint.mayBeStored();
        var change = known ? change(file, checkpoint) : null;
        boolean begun = known && change == null;
        var way = way();
        var preparation = Preparation.of(request, way, file, job.queuedAt(), cancel::isCancelled,
                begun ? new Preparation.Recorded(before.key(), before.callback(), before.headers()) : null);
        client = workshop.stores().lease(job.request().connection());
        var store = client.store();
        if (cancel.isCancelled()) {
            return ended(ErrorEvidence.local(Stored.NO, LocalError.CANCELLED, "cancelled"));
        }
        if (change != null) {
            job.note(Kind.RESTARTED, change);
            if (checkpoint.uploadId() != null) {
                abort(store, checkpoint.uploadId());
                workshop.journal().forgetParts(job.id());
            }
        }
        if (!begun) {
            job.checkpoint(new Checkpoint(file.modified().toEpochMilli(), 0, null, "", false));
        }
        var ifExists = request.options().ifExists();
        if (begun && (ifExists == IfExists.RENAME || ifExists == IfExists.ASK)) {
            var outcome = sendUnlessThere(preparation, way, file, store);
            return outcome != null ? outcome
                    : lookAndSend(Preparation.of(request, way, file, job.queuedAt(), cancel::isCancelled, null), way, file, store);
        }
        boolean blindly = begun || ifExists == IfExists.OVERWRITE || ifExists == IfExists.FAIL && !way.canAsk();
        return blindly ? send(preparation, way, file, store) : lookAndSend(preparation, way, file, store);
    }

    private Outcome lookAndSend(Preparation preparation, Way way, SourceFile file, ObjectStore store) throws StoreException {
        var ifExists = request.options().ifExists();
        var existing = new ExistingObject(job, ifExists, store, file, workshop.taken(), new Retry(job, cancel, workshop));
        for (int looks = 1;; looks++) {
            var decision = existing.decide(preparation);
            try {
                if (decision.outcome() != null) {
                    job.prepared(decision.preparation(), 0);
                    return decision.outcome();
                }
                if (ifExists != IfExists.ASK && ifExists != IfExists.RENAME || looks == MOST_LOOKS) {
                    return send(decision.preparation(), way, file, store);
                }
                var outcome = sendUnlessThere(decision.preparation(), way, file, store);
                if (outcome != null || ifExists == IfExists.ASK) {
                    return outcome != null ? outcome : Outcome.asks();
                }
            } finally {
                if (ifExists == IfExists.RENAME) {
                    workshop.taken().free(preparation.target().bucket(), decision.preparation().target().key());
                }
            }
        }
    }

    /** Another object may come after our look: OSS refuses to overwrite it. Null where that happened, and all is to begin again. */
    private @Nullable Outcome sendUnlessThere(Preparation preparation, Way way, SourceFile file, ObjectStore store) throws StoreException {
        try {
            return send(preparation, way, file, store);
        } catch (StoreException e) {
            if (!e.evidence().code().equals(ExistingObject.THERE) || e.evidence().stored() != Stored.NO) {
                throw e;
            }
            job.startsOver();
            job.checkpoint(new Checkpoint(file.modified().toEpochMilli(), 0, null, "", false));
            return null;
        }
    }

    /** Asks an application server for its policy if one is needed, as long as that may help. */
    private Way way() throws StoreException {
        var request = job.request();
        switch (request.connection().access().kind()) {
            case KEYS, STS_SERVER, ASSUME_ROLE -> {
                return new Way.Own();
            }
            case PRESIGNED_URLS -> {
                var url = workshop.urls().get(job.id());
                if (url == null) {
                    throw new StoreException(ErrorEvidence.local(Stored.NO, LocalError.URL_NEEDED, job.before().key()), null);
                }
                return new Way.ByUrl(url);
            }
            case POLICY_SERVER -> {
                var policies = workshop.stores().policies(request.connection());
                var retry = new Retry(job, cancel, workshop);
                while (true) {
                    try {
                        return new Way.ByPolicy(policies, Way.ByPolicy.current(policies, cancel), request.profile() != null);
                    } catch (StoreException e) {
                        retry.orThrow(e);
                    }
                }
            }
        }
        throw new IllegalStateException();
    }

    /** Null where the file is what it was when the job began. */
    private @Nullable String change(SourceFile file, Checkpoint checkpoint) throws StoreException {
        if (file.size() != job.before().size()) {
            return job.before().size() + " → " + file.size() + " bytes";
        }
        if (file.modified().toEpochMilli() != checkpoint.modified()) {
            return "modified " + file.modified();
        }
        var digest = checkpoint.digest().isEmpty() ? "" : digest(file);
        if (checkpoint.digest().equals(digest)) {
            return null;
        }
        return checkpoint.digest().startsWith(digest.substring(0, SampledDigest.LENGTH)) ? "type or options of the object" : "content";
    }

    /** Of the file, and of what Initiate was told of the object: with other words it is another upload. */
    private String digest(SourceFile file) throws StoreException {
        try {
            var options = job.request().options();
            boolean usual = options.contentType() == null && options.object().equals(ObjectOptions.NONE);
            return SampledDigest.of(file) + (usual ? "" : "/" + SampledDigest.of(options.contentType() + "\n" + options.object()));
        } catch (IOException e) {
            var problem = file.problem();
            throw new StoreException(problem != null ? problem : ErrorEvidence.local(Stored.NO, LocalError.FILE_UNREADABLE, e.toString()), e);
        }
    }

    private void abort(ObjectStore store, String uploadId) {
        try (var _ = new InterruptOnCancel(cancel, InterruptOnCancel.GRACE)) {
            store.abort(new ObjectTarget(job.before().bucket(), job.before().key(), null, null), uploadId);
            job.note(Kind.ABORTED, uploadId);
            job.record().aborted(uploadId);
        } catch (StoreException e) {
            LOG.warn("Upload ID {} of {} could not be aborted", uploadId, job.before().key(), e);
        }
    }

    private Outcome send(Preparation preparation, Way way, SourceFile file, ObjectStore store) throws StoreException {
        var checkpoint = job.checkpoint();
        boolean parts = checkpoint.uploadId() != null || preparation.method() == UploadMethod.MULTIPART && !checkpoint.mayBeStored();
        if (!parts) {
            job.prepared(preparation, 0);
            return new WholeUpload(job, cancel, store, way, preparation, file, workshop).run();
        }
        var plan = PartPlan.of(file.size(), checkpoint.partSize() > 0 ? checkpoint.partSize() : job.request().options().partSize());
        job.prepared(preparation, plan.count());
        if (checkpoint.uploadId() == null) {
            job.checkpoint(new Checkpoint(file.modified().toEpochMilli(), plan.partSize(), null, digest(file), false));
        } else {
            // By our own record, until OSS has told.
            job.kept(job.before().partsDone(), job.before().bytesThere());
        }
        return new MultipartUpload(job, cancel, store, preparation.target(), file, plan, workshop).run();
    }
}

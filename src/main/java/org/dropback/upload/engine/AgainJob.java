package org.dropback.upload.engine;

import java.util.Objects;
import java.util.function.Consumer;
import org.dropback.callback.Callback;
import org.dropback.callback.CallbackHeaders;
import org.dropback.callback.ErrorEvidence;
import org.dropback.callback.LocalError;
import org.dropback.callback.Stored;
import org.dropback.oss.ObjectTarget;
import org.dropback.oss.StoreException;
import org.dropback.upload.TimelineEvent.Kind;
import org.dropback.upload.UploadMethod;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls back again for a job of the queue, with the callback that it had. One thread. */
record AgainJob(Job job, Workshop workshop) implements AgainProgress {

    private static final Logger LOG = LoggerFactory.getLogger(AgainJob.class);

    /** @return how the job ends: what was refused or cancelled before the call is as it was, and never leads to another upload */
    Consumer<Job> run() {
        var before = job.before();
        try (var client = workshop.stores().lease(before.request().connection())) {
            var request = AgainRequest.of(before.bucket(), before.key(), Objects.requireNonNull(before.callback()));
            return ending(new CallbackAgain(client.store(), request, this, job.cancelSignal(), workshop.limits().retryFor()).run());
        } catch (StoreException e) {
            return ended -> ended.endAsBefore(Outcome.as(Stored.YES, e.evidence()));
        } catch (RuntimeException | Error e) {
            LOG.error("Calling back again for job {} failed in a way that nobody foresaw", job.id(), e);
            var why = ErrorEvidence.local(Stored.YES, LocalError.INTERNAL, e.toString());
            return ended -> ended.endAgainUnforeseen(why);
        }
    }

    private Consumer<Job> ending(CalledAgain again) {
        if (!again.differs().isEmpty()) {
            job.note(Kind.DIFFERS, String.join(", ", again.differs()));
        }
        return switch (again.state()) {
            case DONE, CALLBACK_FAILED, CALLBACK_UNKNOWN -> ended -> ended.finish(new Outcome(again.state(), again.result(), again.failure()));
            case CANCELLED -> ended -> ended.endAsBefore(null);
            default -> {
                var why = Objects.requireNonNull(again.failure());
                yield why.stored() == Stored.NO ? ended -> ended.finish(Outcome.failed(why))
                        : why.code().equals(LocalError.INTERNAL.code()) ? ended -> ended.endAgainUnforeseen(Outcome.as(Stored.YES, why))
                        : ended -> ended.endAsBefore(why);
            }
        };
    }

    @Override
    public void begun(String uploadId) throws StoreException {
        job.record().begun(uploadId, job.before().key(), false);
    }

    @Override
    public void leftBehind(String uploadId) {
        job.record().leftBehind(uploadId, job.before().key());
    }

    @Override
    public void over(String uploadId) {
        job.record().aborted(uploadId);
    }

    @Override
    public void prepared(Callback callback, CallbackHeaders headers, int parts) {
        var before = job.before();
        job.prepared(new Preparation(new ObjectTarget(before.bucket(), before.key(), null, headers), callback,
                parts == 0 ? UploadMethod.PUT : UploadMethod.COPY), parts);
    }

    @Override
    public void note(Kind kind, String detail) {
        job.note(kind, detail);
    }

    @Override
    public void triesAgain(String why) {
        job.begunAgain(why);
    }

    @Override
    public void partDone() {
        job.partDone();
    }

    @Override
    public void calling() throws StoreException {
        job.record().callingAgain();
    }
}

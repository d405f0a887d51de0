package org.dropback.upload.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.dropback.callback.ErrorEvidence;
import org.dropback.callback.LocalError;
import org.dropback.callback.Stored;
import org.dropback.oss.CancelSignal;
import org.dropback.oss.ObjectStore;
import org.dropback.oss.ObjectTarget;
import org.dropback.oss.PartReceipt;
import org.dropback.oss.StoreException;
import org.dropback.oss.Transfer;
import org.dropback.upload.PartPlan;
import org.jspecify.annotations.Nullable;

/** Sends the parts of one file, some at once. The first failure ends the others. */
final class PartSender {

    private final Job job;
    private final CancelSignal cancel;
    private final ObjectStore store;
    private final ObjectTarget target;
    private final String uploadId;
    private final SourceFile file;
    private final PartPlan plan;

    private final CancelSignal stop = new CancelSignal();
    private final AtomicInteger next = new AtomicInteger(1);
    private final AtomicReference<@Nullable StoreException> failure = new AtomicReference<>();
    private final AtomicReferenceArray<PartReceipt> receipts;

    PartSender(Job job, CancelSignal cancel, ObjectStore store, ObjectTarget target, String uploadId, SourceFile file, PartPlan plan) {
        this.job = job;
        this.cancel = cancel;
        this.store = store;
        this.target = target;
        this.uploadId = uploadId;
        this.file = file;
        this.plan = plan;
        receipts = new AtomicReferenceArray<>(plan.count());
    }

    /** @return the receipts of all parts, in order */
    List<PartReceipt> send(int atOnce) throws StoreException {
        try (var _ = cancel.onCancel(stop::cancel)) {
            var lanes = new ArrayList<Thread>();
            for (var lane = 1; lane <= Math.min(atOnce, plan.count()); lane++) {
                lanes.add(Thread.ofVirtual().name("job " + job.id() + " lane " + lane).start(this::lane));
            }
            for (var lane : lanes) {
                join(lane);
            }
        }
        var first = failure.get();
        if (first != null) {
            throw first;
        }
        if (stop.isCancelled()) {
            throw new StoreException(ErrorEvidence.local(Stored.NO, LocalError.CANCELLED, "cancelled"), null);
        }
        return IntStream.range(0, plan.count()).mapToObj(receipts::get).toList();
    }

    private void lane() {
        for (var number = next.getAndIncrement(); number <= plan.count() && !stop.isCancelled(); number = next.getAndIncrement()) {
            try {
                var body = file.body(plan.offset(number), plan.length(number));
                receipts.set(number - 1, store.uploadPart(target, uploadId, number, body, new PartTransfer()));
                job.partDone();
            } catch (StoreException e) {
                var problem = file.problem();
                fail(problem == null ? e : new StoreException(problem, e));
            } catch (RuntimeException | Error e) {
                fail(new StoreException(ErrorEvidence.local(Stored.NO, LocalError.INTERNAL, e.toString()), e));
            }
        }
    }

    private void fail(StoreException e) {
        failure.compareAndSet(null, e);
        stop.cancel();
    }

    private static void join(Thread lane) {
        try {
            lane.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the thread of a job", e);
        }
    }

    /** The last byte of a part is not the last byte of the object. */
    private final class PartTransfer implements Transfer {

        @Override
        public void sent(long bytes) {
            job.sent(bytes);
        }

        @Override
        public void allSent() {
        }

        @Override
        public CancelSignal cancelSignal() {
            return stop;
        }
    }
}

package org.dropback.upload.engine;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
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

/** Sends the parts of one file that OSS does not have yet, some at once, each again as long as that may help. The first that fails for good ends the others. */
final class PartSender {

    /** Made beforehand: where memory has run out there is none to make it with. */
    private static final StoreException UNFORESEEN =
            new StoreException(ErrorEvidence.local(Stored.NO, LocalError.INTERNAL, "ended by an error that nobody foresaw"), null);

    private final Job job;
    private final CancelSignal cancel;
    private final ObjectStore store;
    private final ObjectTarget target;
    private final String uploadId;
    private final SourceFile file;
    private final PartPlan plan;
    private final Workshop workshop;
    private final Executor lanes;
    private final CancelSignal stop = new CancelSignal();
    private final ConcurrentLinkedQueue<Integer> missing = new ConcurrentLinkedQueue<>();
    private final AtomicReference<@Nullable StoreException> failure = new AtomicReference<>();
    private final AtomicReferenceArray<PartReceipt> receipts;
    /** Lanes at work; guarded by this. */
    private int running;

    /** A virtual thread for each lane. */
    static Executor threads(Job job) {
        return lane -> Thread.ofVirtual().name("job " + job.id() + " part").start(lane);
    }

    /** @param lanes runs each lane beside the caller */
    PartSender(Job job, CancelSignal cancel, ObjectStore store, ObjectTarget target, String uploadId, SourceFile file, PartPlan plan, Workshop workshop,
               List<PartReceipt> kept, Executor lanes) {
        this.job = job;
        this.lanes = lanes;
        this.cancel = cancel;
        this.store = store;
        this.target = target;
        this.uploadId = uploadId;
        this.file = file;
        this.plan = plan;
        this.workshop = workshop;
        receipts = new AtomicReferenceArray<>(plan.count());
        kept.forEach(part -> receipts.set(part.number() - 1, part));
        IntStream.rangeClosed(1, plan.count()).filter(number -> receipts.get(number - 1) == null).forEach(missing::add);
    }

    /** @return the receipts of all parts, in order */
    List<PartReceipt> send() throws StoreException {
        try (var _ = cancel.onCancel(stop::cancel)) {
            start();
            awaitNobody();
        }
        var first = failure.get();
        if (first != null) {
            throw first;
        }
        if (stop.isCancelled()) {
            throw cancelled();
        }
        return IntStream.range(0, plan.count()).mapToObj(receipts::get).toList();
    }

    /** Where memory has run out for another thread, those that there are end first. */
    private void start() {
        try {
            fill();
        } catch (Error e) {
            fail(unforeseen(e));
        }
    }

    /** As many as may be by now, which others may change meanwhile. */
    private synchronized void fill() {
        int atOnce = Math.min(workshop.limits().mostPartsPerFile(), plan.count());
        while (running < atOnce && !missing.isEmpty()) {
            // It waits for this lock before it looks.
            lanes.execute(this::lane);
            running++;
        }
    }

    /** Whether the lane that asks is to go on; else it has ended. */
    private synchronized boolean goesOn() {
        boolean on = !stop.isCancelled() && !missing.isEmpty() && running <= workshop.limits().mostPartsPerFile();
        if (!on) {
            running--;
            notifyAll();
        }
        return on;
    }

    private synchronized void awaitNobody() {
        try {
            while (running > 0) {
                wait();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the thread of a job", e);
        }
    }

    private void lane() {
        boolean left = false;
        try {
            while (goesOn()) {
                next();
            }
            left = true;
        } finally {
            if (!left) {
                fail(UNFORESEEN);
                goesOn();
            }
        }
    }

    private void next() {
        var number = missing.poll();
        if (number == null) {
            return;
        }
        try {
            var receipt = send(number);
            receipts.set(number - 1, receipt);
            workshop.answered(job);
            workshop.journal().savePart(job.id(), receipt);
            job.partDone();
            fill();
        } catch (StoreException e) {
            var problem = file.problem();
            fail(problem == null ? e : new StoreException(problem, e));
        } catch (RuntimeException | Error e) {
            fail(unforeseen(e));
        }
    }

    private PartReceipt send(int number) throws StoreException {
        var retry = new Retry(job, stop, workshop);
        while (true) {
            var transfer = new PartTransfer();
            try {
                return once(number, transfer);
            } catch (StoreException e) {
                job.sent(-transfer.bytes);
                retry.came(transfer.bytes);
                if (file.problem() != null) {
                    throw e;
                }
                retry.orThrow(e);
            }
        }
    }

    /** Whoever waits to try again needs no lane meanwhile. */
    private PartReceipt once(int number, PartTransfer transfer) throws StoreException {
        if (!workshop.parts().enter(stop)) {
            throw cancelled();
        }
        long sent = -1;
        try {
            var receipt = store.uploadPart(target, uploadId, number, file.body(plan.offset(number), plan.length(number)), transfer);
            sent = transfer.bytes;
            return receipt;
        } catch (StoreException e) {
            workshop.parts().heed(e);
            throw e;
        } finally {
            workshop.parts().leave(sent);
        }
    }

    private static StoreException unforeseen(Throwable e) {
        return new StoreException(ErrorEvidence.local(Stored.NO, LocalError.INTERNAL, e.toString()), e);
    }

    private static StoreException cancelled() {
        return new StoreException(ErrorEvidence.local(Stored.NO, LocalError.CANCELLED, "cancelled"), null);
    }

    private void fail(StoreException e) {
        failure.compareAndSet(null, e);
        stop.cancel();
    }

    /** The last byte of a part is not the last byte of the object. */
    private final class PartTransfer implements Transfer {

        private long bytes;

        @Override
        public void sent(long more) {
            bytes += more;
            job.sent(more);
        }

        @Override
        public void allSent() {
        }

        @Override
        public void heldBack(Duration by) {
            job.heldBack(by);
            workshop.parts().askedForLess();
        }

        @Override
        public CancelSignal cancelSignal() {
            return stop;
        }
    }
}

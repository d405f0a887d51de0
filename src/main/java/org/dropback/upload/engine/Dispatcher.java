package org.dropback.upload.engine;

import java.util.concurrent.atomic.AtomicInteger;
import org.dropback.upload.JobState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Begins waiting jobs, one after the other, as long as there is room in flight: a virtual thread each. */
final class Dispatcher {

    /** From here on a file is large: it may hold its lane for long. */
    static final long LARGE = 8 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final LiveJobs jobs;
    private final Workshop workshop;
    private final Rush rush;
    private final Lanes lanes;
    private final AtomicInteger large = new AtomicInteger();
    private final Thread thread;

    Dispatcher(LiveJobs jobs, Workshop workshop, Rush rush) {
        this.jobs = jobs;
        this.workshop = workshop;
        this.rush = rush;
        lanes = workshop.files();
        workshop.outage().leaveBy(job -> leave(job, -1));
        thread = Thread.ofVirtual().name("upload dispatcher").start(this::dispatch);
    }

    /** Nothing more begins. */
    void stop() {
        thread.interrupt();
    }

    private void dispatch() {
        try {
            while (true) {
                rush.awaitEnd();
                lanes.enter();
                begin();
            }
        } catch (InterruptedException closing) {
            // Intake is over.
        }
    }

    /** What one job meets is never the end of all others. */
    private void begin() throws InterruptedException {
        try {
            launch(jobs.begin(lanes.limit(), this::hasRoomFor));
        } catch (RuntimeException | Error e) {
            LOG.error("No job could be begun", e);
            lanes.leave(-1);
            Thread.sleep(LiveJobs.LOOK_AGAIN_MILLIS);
        }
    }

    private boolean hasRoomFor(Job job) {
        return !workshop.outage().holds(job) && (!isLarge(job) || large.get() < workshop.limits().mostLarge(lanes.limit()));
    }

    private static boolean isLarge(Job job) {
        return job.before().size() >= LARGE;
    }

    private void launch(Job job) {
        if (isLarge(job)) {
            large.incrementAndGet();
        }
        try {
            Thread.ofVirtual().name("job " + job.id()).start(() -> run(job));
        } catch (OutOfMemoryError e) {
            leave(job, -1);
            jobs.ends().end(job, Outcome.UNFORESEEN);
        }
    }

    private void run(Job job) {
        var outcome = Outcome.UNFORESEEN;
        try {
            outcome = new Attempt(job, workshop).run();
        } finally {
            if (!workshop.outage().ended(job)) {
                leave(job, outcome.failure() == null && !isLarge(job) ? job.bytesSent() : -1);
            }
            if (outcome.result() != null) {
                workshop.answered(job);
            }
            end(job, outcome);
        }
    }

    private void end(Job job, Outcome outcome) {
        jobs.counts().entered();
        try {
            jobs.ends().end(job, outcome);
            abortWhatIsLeft(job);
        } finally {
            jobs.counts().left();
        }
    }

    /** A cancel that came when it was about to rest found its parts already kept. */
    private void abortWhatIsLeft(Job job) {
        if (job.state() == JobState.CANCELLED && job.checkpoint().uploadId() != null && !job.checkpoint().mayBeStored()) {
            try (var _ = new InterruptOnCancel(job.cancelSignal(), InterruptOnCancel.GRACE)) {
                workshop.abort(job.record().entry());
            }
        }
    }

    private void leave(Job job, long sent) {
        if (isLarge(job)) {
            large.decrementAndGet();
        }
        lanes.leave(sent);
    }
}

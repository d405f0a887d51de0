package org.dropback.upload.engine;

import java.util.Collection;
import java.util.function.Consumer;

/** Callbacks that are called again: beside the uploads, and no more of them at once. */
final class AgainRuns {

    private final LiveJobs jobs;
    private final Workshop workshop;

    AgainRuns(LiveJobs jobs, Workshop workshop) {
        this.jobs = jobs;
        this.workshop = workshop;
    }

    /** @return whether one was begun */
    boolean begin(Collection<Long> ids) {
        synchronized (jobs) {
            boolean begun = false;
            for (var id : ids) {
                var held = jobs.get(id);
                if (held != null && LiveJobs.isOver(held)) {
                    jobs.retire(held);
                }
                var entry = jobs.get(id) != null ? null : jobs.journal().find(id).orElse(null);
                if (entry != null && entry.job().callback() != null) {
                    begun |= begin(jobs.take(entry));
                }
            }
            return begun;
        }
    }

    private boolean begin(Job job) {
        if (!job.startAgain()) {
            return false;
        }
        jobs.counts().entered();
        jobs.enter(job);
        Thread.ofVirtual().name("again " + job.id()).start(() -> {
            Consumer<Job> ending = ended -> ended.finish(Outcome.UNFORESEEN);
            // One that is cancelled while it waits ends without a lane.
            boolean entered = workshop.live().again().enter(job.cancelSignal());
            try {
                ending = new AgainJob(job, workshop).run();
            } finally {
                if (entered) {
                    workshop.live().again().leave(-1);
                }
                jobs.end(job, ending);
            }
        });
        return true;
    }
}

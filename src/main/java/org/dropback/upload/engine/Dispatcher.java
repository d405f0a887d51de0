package org.dropback.upload.engine;

import java.util.concurrent.Semaphore;

/** Begins waiting jobs, one after the other, as long as there is room in flight: a virtual thread each. */
final class Dispatcher {

    private final LiveJobs jobs;
    private final Workshop workshop;
    private final Semaphore slots;
    private final Thread thread;

    Dispatcher(LiveJobs jobs, Workshop workshop) {
        this.jobs = jobs;
        this.workshop = workshop;
        slots = new Semaphore(workshop.limits().files());
        thread = Thread.ofVirtual().name("upload dispatcher").start(this::dispatch);
    }

    /** Nothing more begins. */
    void stop() {
        thread.interrupt();
    }

    private void dispatch() {
        try {
            while (true) {
                slots.acquire();
                launch(jobs.begin(workshop.limits().files()));
            }
        } catch (InterruptedException closing) {
            // Intake is over.
        }
    }

    private void launch(Job job) {
        try {
            Thread.ofVirtual().name("job " + job.id()).start(() -> run(job));
        } catch (OutOfMemoryError e) {
            slots.release();
            jobs.end(job, Outcome.UNFORESEEN);
        }
    }

    private void run(Job job) {
        var outcome = Outcome.UNFORESEEN;
        try {
            outcome = new Attempt(job, workshop).run();
        } finally {
            slots.release();
            jobs.end(job, outcome);
        }
    }
}

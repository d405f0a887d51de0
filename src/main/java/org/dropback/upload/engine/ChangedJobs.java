package org.dropback.upload.engine;

import java.util.ArrayList;
import java.util.List;

/** The jobs that changed since somebody asked. A job adds itself once until it is drained. Any thread. */
final class ChangedJobs {

    private List<Job> jobs = new ArrayList<>();

    synchronized void add(Job job) {
        jobs.add(job);
    }

    synchronized List<Job> take() {
        var taken = jobs;
        jobs = new ArrayList<>();
        return taken;
    }
}

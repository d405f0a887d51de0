package org.dropback.desktop.uploads;

import org.dropback.upload.JobSnapshot;

/** Sums over jobs, kept by adding and taking away alone: a poll that changes ten of 100,000 rows costs ten. */
final class RowSums {

    private final int[] jobs = new int[RowGroup.values().length];
    private long bytesPerSecond;

    /** @param times 1 for a job that comes, -1 for one that goes */
    void count(JobSnapshot job, int times) {
        jobs[RowGroup.of(job.state()).ordinal()] += times;
        bytesPerSecond += times * job.bytesPerSecond();
    }

    int jobs(RowGroup of) {
        return jobs[of.ordinal()];
    }

    long bytesPerSecond() {
        return bytesPerSecond;
    }
}

package org.dropback.upload.engine;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.dropback.upload.JobState;

/** How many jobs there are in each state, kept up with each move. Any thread; the lock is a leaf: nothing is called under it. */
final class JobCounts {

    private final Map<JobState, Long> counts = new EnumMap<>(JobState.class);
    /** Waiting, running, or about to be recorded; written under the lock, read without it. */
    private volatile long active;
    private long running;

    synchronized void add(Map<JobState, Long> more, int sign) {
        more.forEach((state, count) -> counts.merge(state, sign * count, Long::sum));
        recount();
    }

    /** Somebody works on a job, until {@link #left}. */
    synchronized void entered() {
        running++;
        recount();
    }

    synchronized void left() {
        running--;
        recount();
    }

    synchronized void add(JobState state, long more) {
        counts.merge(state, more, Long::sum);
        recount();
    }

    synchronized void moved(JobState from, JobState to, long jobs) {
        counts.merge(from, -jobs, Long::sum);
        counts.merge(to, jobs, Long::sum);
        recount();
    }

    private void recount() {
        active = running + of(JobState.WAITING) + of(JobState.UPLOADING) + of(JobState.CALLING_BACK);
        if (active == 0 || running == 0) {
            notifyAll();
        }
    }

    private long of(JobState state) {
        return counts.getOrDefault(state, 0L);
    }

    synchronized Map<JobState, Long> all() {
        var all = new EnumMap<JobState, Long>(counts);
        all.values().removeIf(count -> count == 0);
        return all;
    }

    synchronized boolean waits() {
        return of(JobState.WAITING) > 0;
    }

    boolean isIdle() {
        return active == 0;
    }

    synchronized void awaitIdle() throws InterruptedException {
        while (active > 0) {
            wait();
        }
    }

    /** @param until as of {@link System#nanoTime} */
    synchronized void awaitNobody(long until) throws InterruptedException {
        for (var left = until - System.nanoTime(); running > 0 && left > 0; left = until - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }
}

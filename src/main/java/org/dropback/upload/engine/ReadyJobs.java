package org.dropback.upload.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.dropback.upload.JobIds;
import org.dropback.upload.JobSnapshot;
import org.dropback.upload.JobState;
import org.dropback.upload.JournalEntry;
import org.jspecify.annotations.Nullable;

/** Waiting jobs that were read ahead of being started. Guarded by the jobs. */
final class ReadyJobs {

    private static final int AHEAD = 64;

    private final LiveJobs jobs;
    private final Deque<Job> ready = new ArrayDeque<>();
    private boolean closed;
    /** Whether small files may wait behind the large ones that were read ahead. */
    private boolean smallMayWait = true;

    ReadyJobs(LiveJobs jobs) {
        this.jobs = jobs;
    }

    /** Others wait by now. */
    void more() {
        smallMayWait = true;
    }

    /** Nothing begins from now on. */
    void close() {
        closed = true;
        ready.clear();
    }

    boolean isEmpty() {
        return ready.isEmpty();
    }

    /** It does not begin any more. */
    void remove(Job job) {
        ready.remove(job);
    }

    /** What was read ahead is read anew. */
    void readAgain() {
        more();
        List.copyOf(ready).forEach(jobs::retire);
    }

    /**
     * The next job, now begun; null for none.
     *
     * @param room who does not fit yet is overtaken
     */
    @Nullable Job next(int inFlight, Predicate<Job> room) {
        int most = AHEAD + 2 * inFlight;
        if (!closed && ready.stream().noneMatch(room)) {
            readAhead(readable(most, Long.MAX_VALUE), AHEAD);
        }
        if (!closed && smallMayWait && ready.stream().noneMatch(room)) {
            var small = readable(most, Dispatcher.LARGE);
            readAhead(small, 2 * AHEAD);
            smallMayWait = small.size() == most || ready.size() == 2 * AHEAD;
        }
        for (var all = ready.iterator(); all.hasNext(); ) {
            var job = all.next();
            if (room.test(job)) {
                all.remove();
                if (job.start()) {
                    return job;
                }
            }
        }
        return null;
    }

    /** What waits; what of it cannot be read, has failed from now on. */
    private List<JournalEntry> readable(int most, long below) {
        while (true) {
            var waiting = jobs.journal().waiting(most, below);
            var broken = JobIds.of(waiting.stream().map(JournalEntry::job).filter(JobSnapshot::isUnreadable).mapToLong(JobSnapshot::id));
            if (broken.isEmpty() || jobs.move(broken, Set.of(JobState.WAITING), JobState.FAILED) == 0) {
                return waiting.stream().filter(entry -> !entry.job().isUnreadable()).toList();
            }
        }
    }

    private void readAhead(List<JournalEntry> waiting, int most) {
        for (var entry : waiting) {
            if (jobs.get(entry.job().id()) == null && ready.size() < most) {
                var job = jobs.take(entry);
                jobs.enter(job);
                ready.add(job);
            }
        }
    }
}

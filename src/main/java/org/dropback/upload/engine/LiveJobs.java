package org.dropback.upload.engine;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.dropback.connection.PresignedUrl;
import org.dropback.upload.JobIds;
import org.dropback.upload.JobSnapshot;
import org.dropback.upload.JobState;
import org.dropback.upload.Journal;
import org.dropback.upload.JournalEntry;
import org.jspecify.annotations.Nullable;

/**
 * What memory holds of the jobs: those in flight, the next few, and those that ended and were not asked for yet. The journal tells of all others. Any thread;
 * its monitor is the one lock of the queue, and is notified when something may be there to do.
 */
final class LiveJobs implements Job.Keeper {

    private static final long KEPT_ANSWERS = Math.min(64L << 20, Runtime.getRuntime().maxMemory() / 8);
    static final long LOOK_AGAIN_MILLIS = 1000;

    private final Journal journal;
    private final Clock clock;
    private final Map<Long, Job> live = new ConcurrentHashMap<>();
    private final ChangedJobs changed = new ChangedJobs();
    private final JobCounts counts = new JobCounts();
    private final Map<Long, PresignedUrl> urls = new ConcurrentHashMap<>();
    private final Answers answered = new Answers();
    private final AgainWaiting again = new AgainWaiting();
    /** Guarded by this, as are those below. */
    private final ReadyJobs ready = new ReadyJobs(this);
    private final JobEnds ends = new JobEnds(this);
    private final KeptAnswers answers = new KeptAnswers(KEPT_ANSWERS);

    LiveJobs(Journal journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
        counts.add(journal.counts(), 1);
    }

    @Override
    public void changed(long id) {
        changed.add(id);
    }

    @Override
    public void moved(JobState from, JobState to) {
        counts.moved(from, to, 1);
    }

    static boolean isOver(Job job) {
        return job.state().isFinished() || job.state().isResting();
    }

    Journal journal() {
        return journal;
    }

    Clock clock() {
        return clock;
    }

    JobCounts counts() {
        return counts;
    }

    ChangedJobs changed() {
        return changed;
    }

    /** The presigned URLs of those that have one; nowhere else. */
    Map<Long, PresignedUrl> urls() {
        return urls;
    }

    Answers answers() {
        return answered;
    }

    AgainWaiting again() {
        return again;
    }

    /** Under the lock. */
    ReadyJobs ready() {
        return ready;
    }

    JobEnds ends() {
        return ends;
    }

    Collection<Job> all() {
        return live.values();
    }

    /** Those among these; null for all. */
    List<Job> all(@Nullable JobIds among) {
        return live.values().stream().filter(job -> among == null || among.contains(job.id())).toList();
    }

    @Nullable Job get(long id) {
        return live.get(id);
    }

    Optional<JobSnapshot> find(long id) {
        var job = live.get(id);
        return job != null ? Optional.of(job.snapshot()) : journal.find(id).map(JournalEntry::job).map(again::shown);
    }

    JobSnapshot newest(JobSnapshot recorded) {
        var job = live.get(recorded.id());
        return job == null ? again.shown(recorded) : job.snapshot();
    }

    /** As the journal has it; nobody tells of it until it is {@link #enter entered}. */
    Job take(JournalEntry entry) {
        return new Job(entry, journal, clock, this);
    }

    synchronized void enter(Job job) {
        live.put(job.id(), job);
    }

    synchronized void added(List<Journal.Added> added) {
        ready.more();
        for (var each : added) {
            var job = each.entry().job();
            // One that is new may have begun and even ended by now.
            var known = each.was() == null ? null : live.get(job.id());
            if (known != null && isOver(known)) {
                retire(known);
            }
            if (each.was() == null) {
                counts.add(job.state(), 1);
            } else {
                counts.moved(each.was(), job.state(), 1);
            }
            if (job.method() != null) {
                changed.add(job.id());
            }
        }
        notifyAll();
    }

    /** From here on the journal alone tells of it, which has it so, or further already. */
    synchronized void retire(Job job) {
        answers.forget(job);
        ready.remove(job);
        live.remove(job.id(), job);
    }

    /** Its answer is kept in memory, as long as there is room. Under the lock. */
    void keepAnswer(Job job) {
        answers.add(job);
    }

    /** Of what is over the journal tells from now on, save of answers that it does not hold. */
    synchronized void letGo(Job job) {
        if (isOver(job) && !answers.holds(job) && live.get(job.id()) == job) {
            retire(job);
        }
    }

    /**
     * The next job that begins, now begun.
     *
     * @param room who does not fit yet is overtaken
     */
    synchronized Job begin(int inFlight, Predicate<Job> room) throws InterruptedException {
        while (true) {
            var job = ready.next(inFlight, room);
            if (job != null) {
                counts.entered();
                return job;
            }
            // Nobody tells when a disk has room again, or can be read again.
            wait(journal.isBehind() || ready.isEmpty() && counts.waits() ? LOOK_AGAIN_MILLIS : 0);
        }
    }

    /** Something may be there to do. */
    synchronized void look() {
        notifyAll();
    }

    /** Moves jobs of which the journal tells. @param ids null for all. @return how many */
    synchronized long move(@Nullable JobIds ids, Set<JobState> from, JobState to) {
        if (to == JobState.WAITING) {
            ready.more();
        }
        long all = 0;
        for (var state : from) {
            var moved = ids != null && ids.isEmpty() ? new long[0] : journal.move(ids, Set.of(state), to, clock.instant());
            counts.moved(state, to, moved.length);
            changed.add(moved);
            all += moved.length;
        }
        return all;
    }

    /** No job begins or ends meanwhile: who had changed would be told of as it has ended by now, and of its end once more. */
    synchronized Collection<JobSnapshot> drain() {
        var snapshots = new ArrayList<JobSnapshot>();
        var recorded = new ArrayList<Long>();
        for (var id : (Iterable<Long>) changed.take().boxed()::iterator) {
            var job = live.get(id);
            if (job == null) {
                recorded.add(id);
            } else {
                snapshots.add(drained(job));
            }
        }
        // Reading writes what waits: no end is told that a kill would undo.
        journal.find(recorded).stream().map(again::shown).forEach(snapshots::add);
        return snapshots;
    }

    private JobSnapshot drained(Job job) {
        var snapshot = job.drained();
        letGo(job);
        return snapshot;
    }

    JobIds drainIds() {
        var ids = JobIds.of(changed.take());
        var over = new ArrayList<Job>();
        synchronized (this) {
            for (var job : live.values()) {
                if (ids.contains(job.id())) {
                    job.told();
                    if (isOver(job)) {
                        over.add(job);
                    }
                }
            }
        }
        // What the disk does not take, memory alone can tell.
        if (over.isEmpty() || journal.catchUp()) {
            over.forEach(this::letGo);
        } else {
            over.forEach(job -> changed.add(job.id()));
        }
        return ids;
    }

    /** Lets the journal know what runs, so that it can be asked by state. */
    synchronized void saveRunning() {
        live.values().stream().filter(job -> job.state() == JobState.UPLOADING || job.state() == JobState.CALLING_BACK).forEach(job -> journal.save(job.record().entry()));
    }
}

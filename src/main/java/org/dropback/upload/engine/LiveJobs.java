package org.dropback.upload.engine;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.dropback.connection.PresignedUrl;
import org.dropback.upload.JobIds;
import org.dropback.upload.JobSnapshot;
import org.dropback.upload.JobState;
import org.dropback.upload.JobStateMachine;
import org.dropback.upload.Journal;
import org.dropback.upload.JournalEntry;
import org.jspecify.annotations.Nullable;

/**
 * What memory holds of the jobs: those in flight, the next few, and those that ended and were not asked for yet. The journal tells of all others. Any thread;
 * its monitor is the one lock of the queue, and is notified when something may be there to do.
 */
final class LiveJobs implements Job.Keeper {

    private static final long KEPT_ANSWERS = Math.min(64L << 20, Runtime.getRuntime().maxMemory() / 8);
    /** Jobs that are read ahead of being started. */
    private static final int AHEAD = 64;

    private static final long LOOK_AGAIN_MILLIS = 1000;

    private final Journal journal;
    private final Clock clock;
    private final Map<Long, Job> live = new ConcurrentHashMap<>();
    private final ChangedJobs changed = new ChangedJobs();
    private final JobCounts counts = new JobCounts();
    private final Map<Long, PresignedUrl> urls = new ConcurrentHashMap<>();
    private final Answers answered = new Answers();
    private final AgainWaiting again = new AgainWaiting();
    /** Guarded by this, as are those below. */
    private final Deque<Job> ready = new ArrayDeque<>();
    private final KeptAnswers answers = new KeptAnswers(KEPT_ANSWERS);
    private boolean closed;
    /** Whether small files may wait behind the large ones that were read ahead. */
    private boolean smallMayWait = true;

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
        smallMayWait = true;
        for (var each : added) {
            var job = each.entry().job();
            // One that is new may have begun and even ended by now.
            var known = each.was() == null ? null : live.get(job.id());
            if (known != null && isOver(known)) {
                // The journal has it further than this.
                forget(known);
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

    /** Nothing begins from now on. */
    synchronized void close() {
        closed = true;
        ready.clear();
    }

    /** From here on the journal alone tells of it. */
    synchronized void retire(Job job) {
        journal.save(job.entry());
        forget(job);
    }

    /** What memory has of it counts no more, and the journal has it otherwise already. */
    synchronized void forget(Job job) {
        answers.forget(job);
        ready.remove(job);
        live.remove(job.id(), job);
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
            int most = AHEAD + 2 * inFlight;
            if (!closed && ready.stream().noneMatch(room)) {
                readAhead(readable(most, Long.MAX_VALUE), AHEAD);
            }
            if (!closed && smallMayWait && ready.stream().noneMatch(room)) {
                var small = readable(most, Dispatcher.LARGE);
                smallMayWait = small.size() == most;
                readAhead(small, 2 * AHEAD);
            }
            for (var all = ready.iterator(); all.hasNext(); ) {
                var job = all.next();
                if (room.test(job)) {
                    all.remove();
                    if (job.start()) {
                        counts.entered();
                        return job;
                    }
                }
            }
            // Nobody tells when a disk has room again.
            wait(journal.isBehind() ? LOOK_AGAIN_MILLIS : 0);
        }
    }

    /** What waits; what of it cannot be read, has failed from now on. */
    private List<JournalEntry> readable(int most, long below) {
        while (true) {
            var waiting = journal.waiting(most, below);
            var broken = JobIds.of(waiting.stream().map(JournalEntry::job).filter(JobSnapshot::isUnreadable).mapToLong(JobSnapshot::id));
            if (broken.isEmpty() || move(broken, Set.of(JobState.WAITING), JobState.FAILED) == 0) {
                return waiting.stream().filter(entry -> !entry.job().isUnreadable()).toList();
            }
        }
    }

    private void readAhead(List<JournalEntry> waiting, int most) {
        for (var entry : waiting) {
            if (!live.containsKey(entry.job().id()) && ready.size() < most) {
                var job = take(entry);
                enter(job);
                ready.add(job);
            }
        }
    }

    /** Moves jobs of which the journal tells. @param ids null for all. @return how many */
    synchronized long move(@Nullable JobIds ids, Set<JobState> from, JobState to) {
        smallMayWait |= to == JobState.WAITING;
        long all = 0;
        for (var state : from) {
            var moved = ids != null && ids.isEmpty() ? new long[0] : journal.move(ids, Set.of(state), to, clock.instant());
            counts.moved(state, to, moved.length);
            changed.add(moved);
            all += moved.length;
        }
        return all;
    }

    /** What was read ahead is read anew. */
    synchronized void readAgain() {
        smallMayWait = true;
        List.copyOf(ready).forEach(this::retire);
    }

    /** It does not begin any more. */
    synchronized void withdraw(Job job) {
        ready.remove(job);
    }

    void end(Job job, Outcome outcome) {
        end(job, ended -> ended.finish(outcome));
    }

    /** Whoever sees that it ended finds it recorded: nobody looks between the two. */
    void end(Job job, Consumer<Job> ending) {
        try {
            synchronized (this) {
                try {
                    ending.accept(job);
                } finally {
                    record(job);
                }
            }
        } finally {
            counts.left();
        }
    }

    void record(Job job) {
        synchronized (this) {
            // One that was retired is recorded, and may be on its way again.
            boolean ours = live.get(job.id()) == job;
            if (job.state().isFinished()) {
                journal.saveEnd(ours ? job.entry() : null, job.attempt());
            } else if (ours) {
                journal.save(job.entry());
            }
            if (ours) {
                answers.add(job);
            }
            if (ours && isAnswered(job)) {
                // Its user was faster.
                var rested = job.state();
                retire(job);
                move(JobIds.of(LongStream.of(job.id())), Set.of(rested), JobState.WAITING);
            }
            notifyAll();
        }
        if (job.state().isFinished()) {
            if (!JobStateMachine.following(job.state()).contains(JobState.WAITING)) {
                urls.remove(job.id());
            }
            job.over();
        }
    }

    private boolean isAnswered(Job job) {
        return switch (job.state()) {
            case PAUSED -> job.goesOn();
            case ASKING -> answered.has(job.request());
            case URL_NEEDED -> urls.containsKey(job.id());
            default -> false;
        };
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
        for (var job : live.values()) {
            if (ids.contains(job.id())) {
                job.told();
                letGo(job);
            }
        }
        return ids;
    }

    /** Lets the journal know what runs, so that it can be asked by state. */
    synchronized void recordRunning() {
        live.values().stream().filter(job -> job.state() == JobState.UPLOADING || job.state() == JobState.CALLING_BACK).forEach(job -> journal.save(job.entry()));
    }
}

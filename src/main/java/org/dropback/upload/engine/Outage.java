package org.dropback.upload.engine;

import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.dropback.callback.ErrorEvidence;
import org.dropback.callback.LocalError;
import org.dropback.upload.JobState;

/**
 * Endpoints that nobody reaches. A job whose time for tries is over because of that goes on trying in place of failing, gives its lane to jobs of other
 * endpoints, and none of its own begins beside it: a queue is not burnt through while the line is gone. The first answer ends that. An endpoint that has never
 * answered may be a mistyped one: there a few fail, and are told why, before the others wait. Any thread.
 */
final class Outage {

    static final int FEW = 3;
    private static final Set<String> UNREACHED =
            Set.of(LocalError.HOST_UNKNOWN.code(), LocalError.CONNECTION_REFUSED.code(), LocalError.TIMED_OUT.code());

    private final BooleanSupplier awaited;
    private final Runnable over;
    private Consumer<Job> leave = _ -> { };
    private final Map<URI, Line> lines = new HashMap<>();
    /** Jobs that gave their lane away. */
    private final Set<Long> laneless = new HashSet<>();

    private static final class Line {
        private boolean known;
        private long answered;
        private int failed;
        private final Set<Long> holding = new HashSet<>();
    }

    /**
     * @param awaited whether its end is waited for at all
     * @param over    told, on any thread, that others may begin now
     */
    Outage(BooleanSupplier awaited, Runnable over) {
        this.awaited = awaited;
        this.over = over;
    }

    /** @param leave gives the lane of a job away, at most once for each {@link #ended} */
    synchronized void leaveBy(Consumer<Job> leave) {
        this.leave = leave;
    }

    private Line line(Job job) {
        return lines.computeIfAbsent(job.request().connection().endpoint(), _ -> new Line());
    }

    /**
     * Of a job that would fail now.
     *
     * @param began of its trouble, as {@link System#nanoTime}
     * @return whether it is to go on trying
     */
    synchronized boolean outlasts(Job job, long began, ErrorEvidence failure) {
        // What is about to call back cannot be paused: it ends in time, and is settled later.
        if (!awaited.getAsBoolean() || job.state() != JobState.UPLOADING || !UNREACHED.contains(failure.code())) {
            return false;
        }
        var line = line(job);
        boolean lasts = line.known ? line.answered - began < 0 : line.failed >= FEW;
        if (!lasts) {
            line.failed++;
            return false;
        }
        line.holding.add(job.id());
        if (laneless.add(job.id())) {
            leave.accept(job);
        }
        return true;
    }

    void answered(Job job) {
        if (ends(job)) {
            over.run();
        }
    }

    private synchronized boolean ends(Job job) {
        var line = line(job);
        line.known = true;
        line.answered = System.nanoTime();
        boolean held = !line.holding.isEmpty();
        line.holding.clear();
        return held;
    }

    /** Whether a job of this endpoint goes on trying in vain. */
    synchronized boolean holds(Job job) {
        return !line(job).holding.isEmpty();
    }

    /** @return whether it gave its lane away */
    synchronized boolean ended(Job job) {
        line(job).holding.remove(job.id());
        return laneless.remove(job.id());
    }
}

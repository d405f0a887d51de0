package org.dropback.upload.engine;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.dropback.upload.JobFilter;
import org.dropback.upload.JobIds;
import org.dropback.upload.JobOrder;
import org.dropback.upload.JobState;

/** Jobs by the states in which they are shown: what is called back again stands in the journal as it was before. Any thread. */
record JobsByState(LiveJobs jobs) {

    private static final Set<JobState> BEFORE = EnumSet.of(JobState.CALLBACK_FAILED, JobState.CALLBACK_UNKNOWN);

    /** What is called back again, or is to be when its turn comes. */
    private JobIds again() {
        synchronized (jobs) {
            var running = jobs.all().stream().filter(job -> job.state() == JobState.CALLING_BACK && job.record().isAgain()).mapToLong(Job::id);
            return jobs.again().left().with(JobIds.of(running));
        }
    }

    long[] ids(JobFilter filter, JobOrder order, BooleanSupplier givenUp) {
        var states = filter.states();
        if (states.isEmpty()) {
            return jobs.journal().ids(filter, order, givenUp);
        }
        jobs.saveRunning();
        var again = again();
        if (again.isEmpty()) {
            return jobs.journal().ids(filter, order, givenUp);
        }
        if (!states.contains(JobState.CALLING_BACK)) {
            return without(jobs.journal().ids(filter, order, givenUp), again);
        }
        var wider = EnumSet.copyOf(states);
        wider.addAll(BEFORE);
        var all = jobs.journal().ids(new JobFilter(wider, filter.text()), order, givenUp);
        var left = EnumSet.copyOf(BEFORE);
        left.removeAll(states);
        var others = left.isEmpty() ? JobIds.NONE : JobIds.of(jobs.journal().ids(new JobFilter(left, ""), JobOrder.ADDED, givenUp)).without(again);
        return without(all, others);
    }

    private static long[] without(long[] all, JobIds ids) {
        return Arrays.stream(all).filter(id -> !ids.contains(id)).toArray();
    }

    Map<JobState, JobIds> of(JobIds ids) {
        jobs.saveRunning();
        var recorded = jobs.journal().byState(ids);
        var again = again();
        if (again.isEmpty()) {
            return recorded;
        }
        var shown = new EnumMap<JobState, JobIds>(JobState.class);
        recorded.forEach((state, of) -> {
            shown.merge(state, of.without(again), JobIds::with);
            shown.merge(JobState.CALLING_BACK, JobIds.of(of.longs().filter(again::contains)), JobIds::with);
        });
        shown.values().removeIf(JobIds::isEmpty);
        return shown;
    }
}

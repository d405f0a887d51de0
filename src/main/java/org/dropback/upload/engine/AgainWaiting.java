package org.dropback.upload.engine;

import java.util.Arrays;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.dropback.upload.JobIds;
import org.dropback.upload.JobSnapshot;
import org.dropback.upload.JobState;

/**
 * Jobs that wait for a lane to be called back again: their IDs alone, eight bytes each. The journal has them as they were, so that a kill leaves them so; they
 * are shown as calling back. Any thread.
 */
final class AgainWaiting {

    private JobIds ids = JobIds.NONE;
    /** Those of them of whose callback nobody knows; that of the others failed. */
    private JobIds unknown = JobIds.NONE;
    /** In the same order, for {@link #next}. */
    private long[] order = new long[0];
    private int next;

    synchronized boolean contains(long id) {
        return next < order.length && id >= order[next] && ids.contains(id);
    }

    /** @param was the state of these */
    synchronized void add(JobIds more, JobState was) {
        unknown = was == JobState.CALLBACK_UNKNOWN ? unknown.with(more) : unknown.without(more);
        become(left().with(more));
    }

    /** What one that waits, or has just had its turn, was before. */
    synchronized JobState was(long id) {
        return unknown.contains(id) ? JobState.CALLBACK_UNKNOWN : JobState.CALLBACK_FAILED;
    }

    /** The one whose turn it is, which does not wait any more. */
    synchronized OptionalLong next() {
        return next < order.length ? OptionalLong.of(order[next++]) : OptionalLong.empty();
    }

    /** @return those among these that waited, and do not any more */
    synchronized JobIds withdraw(JobIds these) {
        if (next == order.length) {
            return JobIds.NONE;
        }
        var left = left();
        var gone = left.only(these::contains);
        become(left.without(gone));
        return gone;
    }

    synchronized JobIds left() {
        return next == order.length ? JobIds.NONE : JobIds.of(LongStream.of(Arrays.copyOfRange(order, next, order.length)));
    }

    private void become(JobIds now) {
        ids = now;
        unknown = unknown.only(now::contains);
        order = now.longs().toArray();
        next = 0;
    }

    JobSnapshot shown(JobSnapshot recorded) {
        return contains(recorded.id()) ? recorded.as(JobState.CALLING_BACK) : recorded;
    }
}

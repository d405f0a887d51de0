package org.dropback.cli;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.dropback.upload.JobSnapshot;
import org.dropback.upload.JobState;
import org.dropback.upload.RetryWait;
import org.jspecify.annotations.Nullable;

/** Sums over all files of a run, kept up with each change, so that nobody has to look at all of them again. One thread. */
final class RunTotals {

    private final long files;
    private final Map<Long, Share> unfinished = new HashMap<>();
    private final Map<JobState, Long> ended = new EnumMap<>(JobState.class);
    private long bytes;
    private long bytesSent;
    private long bytesPerSecond;

    /** What one file adds to the sums. */
    private record Share(long bytes, long bytesSent, long bytesPerSecond, boolean runs, @Nullable RetryWait retry) {

        static Share of(JobSnapshot job) {
            long size = Math.max(0, job.size());
            return new Share(size, isOver(job) ? size : Math.min(job.bytesThere(), size), job.bytesPerSecond(),
                    job.state() == JobState.UPLOADING || job.state() == JobState.CALLING_BACK, job.retry());
        }
    }

    RunTotals(long files) {
        this.files = files;
    }

    /** Files that wait for their turn, or had ended before. */
    void added(Collection<JobSnapshot> jobs) {
        jobs.forEach(job -> bytes += Math.max(0, job.size()));
    }

    /** Whether nothing more comes of it in this run. */
    static boolean isOver(JobSnapshot job) {
        return job.state().isFinished() || job.state() == JobState.URL_NEEDED;
    }

    /** @param job the last snapshot of a file is that of its end */
    void update(JobSnapshot job) {
        boolean over = isOver(job);
        var now = Share.of(job);
        var before = over ? unfinished.remove(job.id()) : unfinished.put(job.id(), now);
        add(now, 1);
        add(before == null ? new Share(now.bytes(), 0, 0, false, null) : before, -1);
        if (over) {
            endedAs(job.state());
        }
    }

    /** Of a file, or an object, without bytes to send. */
    void endedAs(JobState how) {
        ended.merge(how, 1L, Long::sum);
    }

    private void add(Share share, int sign) {
        bytes += sign * share.bytes();
        bytesSent += sign * share.bytesSent();
        bytesPerSecond += sign * share.bytesPerSecond();
    }

    long files() {
        return files;
    }

    /** Files that have ended. */
    long ended() {
        return ended.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Files that have ended so. */
    long ended(JobState... how) {
        return Arrays.stream(how).mapToLong(state -> ended.getOrDefault(state, 0L)).sum();
    }

    /** All ends that there were. */
    Set<JobState> ends() {
        return ended.keySet();
    }

    /** What all that run wait for, the next of them first; empty where one does not wait. */
    Optional<RetryWait> retry() {
        var running = unfinished.values().stream().filter(Share::runs).toList();
        return running.stream().anyMatch(share -> share.retry == null) ? Optional.empty()
                : running.stream().map(Share::retry).filter(Objects::nonNull).min(Comparator.comparing(RetryWait::next));
    }

    long bytes() {
        return bytes;
    }

    long bytesSent() {
        return bytesSent;
    }

    long bytesPerSecond() {
        return bytesPerSecond;
    }
}

package org.dropback.desktop.uploads;

import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.dropback.upload.JobFilter;
import org.dropback.upload.JobIds;
import org.dropback.upload.JobSnapshot;
import org.dropback.upload.JobState;
import org.dropback.upload.UploadQueue;

/** A queue that does nothing but hold jobs, for those who list them. */
final class ListedJobs {

    final TreeMap<Long, JobSnapshot> jobs = new TreeMap<>();
    private final Set<Long> changed = new HashSet<>();
    private final EnumMap<JobState, Long> counts = new EnumMap<>(JobState.class);
    private long bytesPerSecond;
    /** Jobs that were read, each time counted. */
    int found;
    int listed;
    boolean behind;
    /** Of the last list: whether it is given up. */
    BooleanSupplier wanted = () -> false;

    void put(Collection<JobSnapshot> snapshots) {
        snapshots.forEach(job -> {
            var before = jobs.put(job.id(), job);
            counts.merge(job.state(), 1L, Long::sum);
            bytesPerSecond += job.bytesPerSecond();
            if (before != null) {
                bytesPerSecond -= before.bytesPerSecond();
                counts.merge(before.state(), -1L, Long::sum);
            }
            changed.add(job.id());
        });
    }

    UploadQueue queue() {
        return (UploadQueue) Proxy.newProxyInstance(ListedJobs.class.getClassLoader(), new Class<?>[] {UploadQueue.class}, (_, method, arguments) ->
                switch (method.getName()) {
                    case "ids" -> ids((JobFilter) arguments[0], arguments.length < 3 ? () -> false : (BooleanSupplier) arguments[2]);
                    case "find" -> find((Collection<?>) arguments[0]);
                    case "counts" -> new EnumMap<>(counts);
                    case "drainChangedIds" -> drain();
                    case "bytesPerSecond" -> bytesPerSecond;
                    case "isBehind" -> behind;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private long[] ids(JobFilter filter, BooleanSupplier givenUp) {
        listed++;
        wanted = givenUp;
        return jobs.values().stream().filter(job -> fits(filter, job)).mapToLong(JobSnapshot::id).toArray();
    }

    static boolean fits(JobFilter filter, JobSnapshot job) {
        var text = filter.text().toLowerCase(Locale.ROOT);
        return (filter.states().isEmpty() || filter.states().contains(job.state()))
                && (job.file().toString().toLowerCase(Locale.ROOT).contains(text) || job.key().toLowerCase(Locale.ROOT).contains(text));
    }

    private Collection<JobSnapshot> find(Collection<?> ids) {
        found += ids.size();
        return ids.stream().map(jobs::get).filter(java.util.Objects::nonNull).toList();
    }

    private JobIds drain() {
        var taken = JobIds.copyOf(changed);
        changed.clear();
        return taken;
    }

    static JobIds ids(long first, long last) {
        return JobIds.of(LongStream.rangeClosed(first, last));
    }
}

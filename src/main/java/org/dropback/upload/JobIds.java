package org.dropback.upload;

import java.util.AbstractCollection;
import java.util.Arrays;
import java.util.Collection;
import java.util.PrimitiveIterator;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;

/** IDs of jobs, ascending, each once: eight bytes a job, so that a choice of a million is a matter of moments. Immutable, any thread. */
public final class JobIds extends AbstractCollection<Long> {

    public static final JobIds NONE = new JobIds(new long[0]);

    private final long[] ids;

    /** Something that is done to IDs that follow each other without a gap. */
    @FunctionalInterface
    public interface RunAction<X extends Exception> {
        void of(long first, long last) throws X;
    }

    private JobIds(long[] ids) {
        this.ids = ids;
    }

    /** In any order. */
    public static JobIds of(long... ids) {
        return of(Arrays.stream(ids));
    }

    public static JobIds of(LongStream ids) {
        var sorted = ids.toArray();
        Arrays.parallelSort(sorted);
        int kept = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[kept++] = sorted[i];
            }
        }
        return new JobIds(kept == sorted.length ? sorted : Arrays.copyOf(sorted, kept));
    }

    public static JobIds copyOf(Collection<Long> ids) {
        return ids instanceof JobIds known ? known : of(ids.stream().mapToLong(Long::longValue));
    }

    public boolean contains(long id) {
        return Arrays.binarySearch(ids, id) >= 0;
    }

    @Override
    public boolean contains(Object id) {
        return id instanceof Long number && contains(number.longValue());
    }

    public LongStream longs() {
        return Arrays.stream(ids);
    }

    public JobIds only(LongPredicate wanted) {
        return new JobIds(longs().filter(wanted).toArray());
    }

    public JobIds with(JobIds more) {
        return more.isEmpty() ? this : isEmpty() ? more : of(LongStream.concat(longs(), more.longs()));
    }

    public JobIds without(JobIds others) {
        return others.isEmpty() ? this : only(id -> !others.contains(id));
    }

    /** Does something to each run of IDs without a gap, in order: a choice of a whole queue is one run, or a few. */
    public <X extends Exception> void eachRun(RunAction<X> action) throws X {
        for (int from = 0; from < ids.length; ) {
            int to = from;
            while (to + 1 < ids.length && ids[to + 1] == ids[to] + 1) {
                to++;
            }
            action.of(ids[from], ids[to]);
            from = to + 1;
        }
    }

    @Override
    public PrimitiveIterator.OfLong iterator() {
        return longs().iterator();
    }

    @Override
    public int size() {
        return ids.length;
    }
}

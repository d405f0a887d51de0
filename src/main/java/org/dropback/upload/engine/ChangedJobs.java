package org.dropback.upload.engine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

/** The jobs that changed since somebody asked, by ID. Any thread. */
final class ChangedJobs {

    private Set<Long> ids = new LinkedHashSet<>();
    private List<long[]> many = new ArrayList<>();

    synchronized void add(long id) {
        ids.add(id);
    }

    /** Of a million at once no more is kept than their numbers. */
    synchronized void add(long[] more) {
        if (more.length > 0) {
            many.add(more);
        }
    }

    /** Each once, in the order in which they changed, those that changed with many others last. */
    synchronized LongStream take() {
        var single = ids;
        var together = many;
        ids = new LinkedHashSet<>();
        many = new ArrayList<>();
        var first = single.stream().mapToLong(Long::longValue);
        if (together.isEmpty()) {
            return first;
        }
        var rest = together.stream().flatMapToLong(LongStream::of).filter(id -> !single.contains(id));
        return LongStream.concat(first, together.size() == 1 ? rest : rest.distinct());
    }
}

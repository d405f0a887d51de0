package org.dropback.desktop.uploads;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.stream.LongStream;
import javafx.collections.ListChangeListener.Change;
import javafx.collections.ObservableListBase;
import org.dropback.upload.JobIds;
import org.dropback.upload.JobSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * A list of rows that are read from the store page by page, when somebody looks at them: of a million it holds the IDs and some two thousand rows. One that
 * is not read yet has no snapshot. FX thread.
 */
final class PagedRows extends ObservableListBase<UploadRow> {

    /** Rows that are read together, and the most of them that are kept. */
    static final int PAGE = 64;
    static final int MOST = 2048;
    /** Pages that wait to be read; who scrolls past more has no use for the first. */
    private static final int WAITING = 4;

    private final Runnable wants;
    private final Map<Long, UploadRow> held = new LinkedHashMap<>(MOST, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, UploadRow> eldest) {
            return size() > MOST;
        }
    };
    private final SequencedSet<Integer> wanted = new LinkedHashSet<>();
    private Runnable beforeReplacing = () -> { };
    private @Nullable UploadRow pinned;
    private long[] ids = new long[0];
    private int size;

    /** @param wants called when there is a page to be read: see {@link #takeWanted} */
    PagedRows(Runnable wants) {
        this.wants = wants;
    }

    /** Called while the old rows are still there, when others are about to take their place. */
    void beforeReplacing(Runnable remember) {
        beforeReplacing = remember;
    }

    @Override
    public UploadRow get(int index) {
        var row = row(id(index));
        if (row.snapshotProperty().get() == null) {
            want(index / PAGE);
        }
        return row;
    }

    @Override
    public int size() {
        return size;
    }

    long id(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(index);
        }
        return ids[index];
    }

    /** The row of a job, shown or not; read when somebody looks at it in this list. */
    UploadRow row(long id) {
        return pinned != null && pinned.id() == id ? pinned : held.computeIfAbsent(id, UploadRow::new);
    }

    /** -1 where it is not in the list. */
    int indexOf(long id) {
        var place = Arrays.binarySearch(ids, 0, size, id);
        if (place >= 0) {
            return place;
        }
        // Sorted otherwise: a million numbers are looked through in less than a millisecond.
        for (int i = 0; i < size; i++) {
            if (ids[i] == id) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public int indexOf(Object row) {
        return row instanceof UploadRow known ? indexOf(known.id()) : -1;
    }

    @Override
    public boolean contains(Object row) {
        return indexOf(row) >= 0;
    }

    /** A row that is kept however far the list is scrolled. */
    void pin(@Nullable UploadRow row) {
        pinned = row;
    }

    /** Takes these for what the list is of. What it only adds at the end is told as that. */
    void show(long[] now) {
        var same = Arrays.mismatch(ids, 0, size, now, 0, now.length);
        if (same < 0) {
            return;
        }
        if (same == size) {
            append(Arrays.copyOfRange(now, size, now.length));
            return;
        }
        beforeReplacing.run();
        var before = Arrays.copyOf(ids, size);
        ids = now;
        size = now.length;
        wanted.clear();
        fireChange(new WholeChange<>(this, 0, size, new AbstractList<>() {
            @Override
            public UploadRow get(int index) {
                return row(before[index]);
            }

            @Override
            public int size() {
                return before.length;
            }
        }));
    }

    void append(long[] more) {
        if (more.length == 0) {
            return;
        }
        if (ids.length < size + more.length) {
            ids = Arrays.copyOf(ids, Math.max(size + more.length, size + size / 2));
        }
        System.arraycopy(more, 0, ids, size, more.length);
        size += more.length;
        fireChange(new WholeChange<>(this, size - more.length, size, List.of()));
    }

    long last() {
        return size == 0 ? 0 : ids[size - 1];
    }

    private void want(int page) {
        wanted.addLast(page);
        while (wanted.size() > WAITING) {
            wanted.removeFirst();
        }
        wants.run();
    }

    boolean wants() {
        return !wanted.isEmpty();
    }

    /** The jobs whose rows are to be read now. */
    JobIds takeWanted() {
        var all = LongStream.builder();
        for (var page : wanted) {
            Arrays.stream(ids, Math.min(size, page * PAGE), Math.min(size, (page + 1) * PAGE)).forEach(all);
        }
        wanted.clear();
        return JobIds.of(all.build()).only(id -> row(id).snapshotProperty().get() == null);
    }

    /** The jobs whose rows have been read and are to be kept up to date. */
    JobIds read() {
        var rows = new ArrayList<>(held.values());
        if (pinned != null) {
            rows.add(pinned);
        }
        return JobIds.of(rows.stream().filter(row -> row.snapshotProperty().get() != null).mapToLong(UploadRow::id));
    }

    /** Rows in memory: never more than {@link #MOST}, and the pinned one. */
    int held() {
        return held.size();
    }

    void fill(Collection<JobSnapshot> snapshots) {
        for (var snapshot : snapshots) {
            var row = pinned != null && pinned.id() == snapshot.id() ? pinned : held.get(snapshot.id());
            if (row != null) {
                row.update(snapshot);
            }
        }
    }
}

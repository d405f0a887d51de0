package org.dropback.desktop.uploads;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import org.dropback.desktop.fx.Background;
import org.dropback.upload.JobFilter;
import org.dropback.upload.JobIds;
import org.dropback.upload.JobOrder;
import org.dropback.upload.JobSnapshot;
import org.dropback.upload.JobState;
import org.dropback.upload.UploadQueue;
import org.jspecify.annotations.Nullable;

/**
 * The uploads that the filters let through, as a list that is read page by page, and the sums over all of them, which the queue keeps. Two things go on in the
 * background, one of each at a time: rows are read, and the list is asked for anew. FX thread.
 */
public final class UploadRows {

    /** How many times as long as the list took, it is not asked for again because something changed. */
    private static final int REST = 4;

    private final UploadQueue queue;
    private final Background background;
    private final Consumer<Exception> failed;
    private final PagedRows shown = new PagedRows(this::look);
    private final Map<RowGroup, ReadOnlyIntegerWrapper> counts = new EnumMap<>(RowGroup.class);
    private final ReadOnlyIntegerWrapper total = new ReadOnlyIntegerWrapper();
    private final ReadOnlyLongWrapper bytesPerSecond = new ReadOnlyLongWrapper();
    private final ReadOnlyBooleanWrapper behind = new ReadOnlyBooleanWrapper();
    private final ObjectProperty<@Nullable RowGroup> group = new SimpleObjectProperty<>();
    private final StringProperty text = new SimpleStringProperty("");
    private final ObjectProperty<JobOrder> order = new SimpleObjectProperty<>(JobOrder.ADDED);
    private final List<Runnable> afterListing = new ArrayList<>();
    private Runnable whenStale = () -> { };
    /** Taken off the list, while that can be undone. */
    private Map<JobState, JobIds> hidden = Map.of();
    private boolean reading;
    private boolean listing;
    /** Set where another wish than the one that is asked for came meanwhile. */
    private AtomicBoolean givenUp = new AtomicBoolean();
    private @Nullable Wish asked;
    private boolean stale;
    private long restUntil;

    private record Look(List<JobSnapshot> snapshots, boolean changed, Map<JobState, Long> counts, long bytesPerSecond) {
    }

    private record Wish(JobFilter filter, JobOrder order, JobIds hidden) {
    }

    UploadRows(UploadQueue queue, Background background, Consumer<Exception> failed) {
        this.queue = queue;
        this.background = background;
        this.failed = failed;
        for (var each : RowGroup.values()) {
            counts.put(each, new ReadOnlyIntegerWrapper());
        }
        group.addListener((_, _, _) -> list());
        text.addListener((_, _, _) -> list());
        order.addListener((_, _, _) -> list());
    }

    /** Runs when another {@link #look} is due, though nothing may run any more. */
    void whenStale(Runnable wake) {
        whenStale = wake;
    }

    /** Reads what is to be seen and what of it changed; ten times a second while something runs. */
    void look() {
        if (stale && !listing && System.nanoTime() - restUntil >= 0) {
            list();
        }
        if (reading) {
            return;
        }
        reading = true;
        var wanted = shown.takeWanted();
        var read = shown.read();
        background.run(() -> {
            var changed = JobIds.copyOf(queue.drainChangedIds());
            var snapshots = queue.find(wanted.with(read.only(changed::contains)));
            return new Look(snapshots, !changed.isEmpty(), queue.counts(), queue.bytesPerSecond());
        }, look -> {
            reading = false;
            shown.fill(look.snapshots);
            count(look.counts);
            bytesPerSecond.set(look.bytesPerSecond);
            behind.set(queue.isBehind());
            // Without a filter the list changes where jobs come or go, also by others than this screen.
            stale |= isFiltered() ? look.changed : !listing && total.get() != shown.size();
            if (stale) {
                whenStale.run();
            }
            if (shown.wants()) {
                look();
            }
        }, failure -> {
            reading = false;
            failed.accept(failure);
        });
    }

    /** Whether something is still being asked for, so that another look is due. */
    boolean isBusy() {
        return reading || listing || stale;
    }

    private boolean isFiltered() {
        return group.get() != null || !text.get().isBlank();
    }

    private Wish wish() {
        var states = EnumSet.noneOf(JobState.class);
        if (group.get() != null) {
            Arrays.stream(JobState.values()).filter(state -> RowGroup.of(state) == group.get()).forEach(states::add);
        }
        return new Wish(new JobFilter(states, text.get().strip()), order.get(), hiddenIds());
    }

    private JobIds hiddenIds() {
        return hidden.values().stream().reduce(JobIds.NONE, JobIds::with);
    }

    /** Asks for the list anew. */
    void list() {
        stale = listing;
        if (listing) {
            givenUp.compareAndSet(false, !wish().equals(asked));
            whenStale.run();
            return;
        }
        listing = true;
        var wish = wish();
        asked = wish;
        var given = new AtomicBoolean();
        givenUp = given;
        long began = System.nanoTime();
        background.run(() -> {
            var ids = queue.ids(wish.filter, wish.order, given::get);
            return wish.hidden.isEmpty() ? ids : Arrays.stream(ids).filter(id -> !wish.hidden.contains(id)).toArray();
        }, ids -> {
            listing = false;
            restUntil = System.nanoTime() + REST * (System.nanoTime() - began);
            if (given.get() || !wish.equals(wish())) {
                list();
                return;
            }
            shown.show(ids);
            count(queue.counts());
            var after = List.copyOf(afterListing);
            afterListing.clear();
            after.forEach(Runnable::run);
        }, failure -> {
            listing = false;
            failed.accept(failure);
        });
    }

    /** Shows jobs that are new in the queue. */
    void added(JobIds ids) {
        count(queue.counts());
        if (!listing && !isFiltered() && order.get() == JobOrder.ADDED && !ids.isEmpty() && ids.iterator().nextLong() > shown.last()) {
            shown.append(ids.longs().toArray());
        } else {
            stale = true;
        }
    }

    /** Runs when the list has been asked for anew. */
    void afterListing(Runnable run) {
        afterListing.add(run);
        list();
    }

    /** Takes jobs off the list, and out of the sums; the queue still has them. */
    void hide(Map<JobState, JobIds> leaving) {
        var all = new EnumMap<JobState, JobIds>(JobState.class);
        all.putAll(hidden);
        leaving.forEach((state, ids) -> all.merge(state, ids, JobIds::with));
        hidden = all;
        count(queue.counts());
        list();
    }

    /** They are back, or the queue has them no more. */
    void unhide(Map<JobState, JobIds> returning) {
        var all = new EnumMap<JobState, JobIds>(JobState.class);
        hidden.forEach((state, ids) -> all.put(state, ids.without(returning.getOrDefault(state, JobIds.NONE))));
        hidden = all;
        count(queue.counts());
        list();
    }

    private void count(Map<JobState, Long> jobs) {
        var sums = new EnumMap<RowGroup, Long>(RowGroup.class);
        for (var state : JobState.values()) {
            long away = hidden.getOrDefault(state, JobIds.NONE).size();
            sums.merge(RowGroup.of(state), Math.max(0, jobs.getOrDefault(state, 0L) - away), Long::sum);
        }
        var only = group.get();
        boolean gone = only != null && only.isLeftByUser() && count(only).get() > 0 && sums.get(only) == 0;
        sums.forEach((each, sum) -> count(each).set(Math.toIntExact(sum)));
        total.set(Math.toIntExact(sums.values().stream().mapToLong(Long::longValue).sum()));
        // Who has just tried the last of them again wants to see what becomes of it.
        if (gone) {
            group.set(null);
        }
    }

    /** The rows that the filters let through. */
    public ObservableList<UploadRow> shown() {
        return shown;
    }

    PagedRows paged() {
        return shown;
    }

    /** Where nothing was read, every group that there is may be among them. */
    Chosen chosen(JobIds ids) {
        var known = new ArrayList<JobSnapshot>();
        for (var id : ids.size() > PagedRows.MOST ? shown.read().only(ids::contains) : ids) {
            var snapshot = shown.row(id).snapshot();
            if (snapshot != null) {
                known.add(snapshot);
            }
        }
        Set<RowGroup> groups = EnumSet.noneOf(RowGroup.class);
        known.forEach(job -> groups.add(RowGroup.of(job.state())));
        if (known.size() < ids.size()) {
            counts.forEach((each, count) -> {
                if (count.get() > 0 && (group.get() == null || group.get() == each)) {
                    groups.add(each);
                }
            });
        }
        return new Chosen(ids, known, groups);
    }

    /** The group to show alone; null for all. */
    public ObjectProperty<@Nullable RowGroup> groupProperty() {
        return group;
    }

    /** Takes all filters away. */
    void showAll() {
        group.set(null);
        text.set("");
    }

    /** What the relative path or the object key must contain. */
    public StringProperty textProperty() {
        return text;
    }

    /** In which order they are shown. */
    ObjectProperty<JobOrder> orderProperty() {
        return order;
    }

    public ReadOnlyIntegerProperty countProperty(RowGroup of) {
        return count(of).getReadOnlyProperty();
    }

    public ReadOnlyIntegerProperty totalProperty() {
        return total.getReadOnlyProperty();
    }

    /** Of all running uploads together. */
    public ReadOnlyLongProperty bytesPerSecondProperty() {
        return bytesPerSecond.getReadOnlyProperty();
    }

    /** Whether no upload begins before what happened to others can be recorded. */
    public ReadOnlyBooleanProperty behindProperty() {
        return behind.getReadOnlyProperty();
    }

    private ReadOnlyIntegerWrapper count(RowGroup of) {
        return Objects.requireNonNull(counts.get(of));
    }
}

package org.dropback.desktop.uploads;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.dropback.desktop.fx.Background;
import org.dropback.upload.JobIds;
import org.dropback.upload.UploadQueue;
import org.jspecify.annotations.Nullable;

/** Files on their way into the queue: one lot after the other, counted as they go, and called off when their user wants. FX thread. */
public final class Intake {

    /** What goes on. */
    public enum Step {
        /** The files are looked through for two that have one key. */
        LOOKING,
        /** Some have one key: it is for the user to say whether they are uploaded. */
        ASKING,
        ADDING
    }

    /** What came of a lot. */
    interface Listener {

        /** Something begins: it is time to {@link Intake#look}, until nothing runs. */
        void begins();

        /** @param begins whether they are the first of their lot */
        void added(JobIds ids, boolean begins);

        /** @param called off by its user */
        void ended(JobIds ids, boolean called);

        void failed(Exception why);
    }

    private record Lot(Requests requests, boolean mayClash) {
    }

    private final UploadQueue queue;
    private final Background background;
    private final Clock clock;
    private final Listener listener;
    private final Deque<Lot> waiting = new ArrayDeque<>();
    private final ReadOnlyObjectWrapper<@Nullable Step> step = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyLongWrapper found = new ReadOnlyLongWrapper();
    private final ReadOnlyLongWrapper queued = new ReadOnlyLongWrapper();
    private @Nullable IntakeWork work;
    private @Nullable KeyClashes clashes;
    private boolean begun;

    Intake(UploadQueue queue, Background background, Clock clock, Listener listener) {
        this.queue = queue;
        this.background = background;
        this.clock = clock;
        this.listener = listener;
    }

    /** @param mayClash whether two of them may have one key, so that all are looked through before the first is added */
    void add(Requests requests, boolean mayClash) {
        waiting.add(new Lot(requests, mayClash));
        if (work == null) {
            next();
        }
    }

    /** All that came meanwhile goes as one: who drops three hundred files one by one waits no three hundred times for the disk. */
    private @Nullable Lot together() {
        if (waiting.size() < 2) {
            return waiting.poll();
        }
        var lots = List.copyOf(waiting);
        waiting.clear();
        return new Lot((cancelled, found) -> {
            for (var lot : lots) {
                lot.requests.each(cancelled, found);
            }
        }, lots.stream().anyMatch(Lot::mayClash));
    }

    private void next() {
        var lot = together();
        found.set(0);
        queued.set(0);
        clashes = null;
        begun = false;
        work = lot == null ? null : new IntakeWork(lot.requests, queue);
        if (lot == null || work == null) {
            step.set(null);
        } else if (lot.mayClash) {
            lookThrough(work);
        } else {
            feed(work);
        }
    }

    private void lookThrough(IntakeWork lot) {
        step.set(Step.LOOKING);
        listener.begins();
        background.run(() -> lot.clashes(ZonedDateTime.now(clock)), met -> {
            look();
            if (lot.isCancelled()) {
                end(JobIds.NONE, true);
            } else if (met.count() > 0) {
                clashes = met;
                step.set(Step.ASKING);
            } else {
                feed(lot);
            }
        }, this::fail);
    }

    private void feed(IntakeWork lot) {
        step.set(Step.ADDING);
        listener.begins();
        background.run(lot::add, ids -> {
            look();
            end(ids, lot.isCancelled());
        }, this::fail);
    }

    private void end(JobIds ids, boolean called) {
        listener.ended(ids, called);
        next();
    }

    private void fail(Exception why) {
        look();
        listener.failed(why);
        next();
    }

    /** Takes the newest numbers, and what was added since. */
    void look() {
        var lot = work;
        if (lot == null) {
            return;
        }
        found.set(lot.found());
        queued.set(lot.queued());
        var news = lot.takeNews();
        if (!news.isEmpty()) {
            listener.added(news, !begun);
            begun = true;
        }
    }

    /** Uploads the files that were asked about, though some overwrite others. */
    public void addAllTheSame() {
        if (step.get() == Step.ASKING && work != null) {
            feed(work);
        }
    }

    /** Calls the lot off that is on its way: what the queue has of it, it keeps. */
    public void cancel() {
        var lot = work;
        if (lot != null) {
            lot.cancel();
            if (step.get() == Step.ASKING) {
                end(JobIds.NONE, false);
            }
        }
    }

    /** Whether something is on its way, or waits for a word of its user. */
    public boolean isRunning() {
        return work != null && step.get() != Step.ASKING;
    }

    /** Null while nothing is on its way. */
    public ReadOnlyObjectProperty<@Nullable Step> stepProperty() {
        return step.getReadOnlyProperty();
    }

    /** Files found so far. */
    public ReadOnlyLongProperty foundProperty() {
        return found.getReadOnlyProperty();
    }

    public ReadOnlyLongProperty queuedProperty() {
        return queued.getReadOnlyProperty();
    }

    /** How many files have the key of another; 0 unless that is asked. */
    public long clashes() {
        return clashes == null ? 0 : clashes.count();
    }

    /** A key that two of them have. */
    public String clashingKey() {
        return clashes == null ? "" : clashes.first();
    }
}

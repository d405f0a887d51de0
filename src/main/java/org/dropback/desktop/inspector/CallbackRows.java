package org.dropback.desktop.inspector;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.dropback.sandbox.CallbackLog;
import org.dropback.sandbox.CallbackRow;

/**
 * The newest callbacks of a log, and as many older ones as somebody scrolled to; newest first. Pages are read by any thread and shown on the FX thread.
 */
public final class CallbackRows {

    /** Rows that are read at once. */
    static final int PAGE = 500;

    private final CallbackLog log;
    private final ObservableList<InspectorRow> shown = FXCollections.observableArrayList();
    private final ObservableList<InspectorRow> readOnlyShown = FXCollections.unmodifiableObservableList(shown);
    private final ReadOnlyLongWrapper found = new ReadOnlyLongWrapper();
    private final ReadOnlyLongWrapper kept = new ReadOnlyLongWrapper();
    private String shownSearch = "";
    private volatile List<Hidden> hidden = List.of();

    CallbackRows(CallbackLog log) {
        this.log = log;
    }

    /**
     * What the log holds.
     *
     * @param rows    newest first
     * @param found   how many the search finds in all
     * @param kept    how many there are in all
     * @param version of the log, read before the rows
     */
    record Page(String search, List<CallbackRow> rows, long found, long kept, long version) {
    }

    /**
     * Callbacks that are about to be forgotten, and not shown any more.
     *
     * @param first the smallest id
     * @param last  the largest id
     * @param count how many they are
     */
    record Hidden(long first, long last, long count) {

        boolean holds(CallbackRow row) {
            return row.id() >= first && row.id() <= last;
        }
    }

    void hide(Hidden some) {
        var all = new ArrayList<>(hidden);
        all.add(some);
        hidden = List.copyOf(all);
    }

    void unhide(Hidden some) {
        hidden = hidden.stream().filter(other -> other != some).toList();
    }

    /** All that there are now, to be hidden. Any thread; may block. */
    Hidden all() {
        var newest = log.page("", CallbackLog.NEWEST, 1);
        return new Hidden(0, newest.isEmpty() ? 0 : newest.getFirst().id(), log.count(""));
    }

    /** Any thread; may block. */
    Page newest(String search) {
        return page(search, CallbackLog.NEWEST);
    }

    /** Any thread; may block. */
    Page olderThan(long id, String search) {
        return page(search, id);
    }

    private Page page(String search, long before) {
        var version = log.version();
        var leaving = hidden;
        var rows = log.page(search, before, PAGE).stream().filter(row -> leaving.stream().noneMatch(some -> some.holds(row))).toList();
        var less = leaving.stream().mapToLong(Hidden::count).sum();
        var all = Math.max(rows.size(), log.count("") - less);
        return new Page(search, rows, search.isEmpty() ? all : Math.max(rows.size(), log.count(search) - less), all, version);
    }

    void show(Page newest) {
        var rows = newest.rows();
        boolean reaches = !shown.isEmpty() && !rows.isEmpty() && newest.search().equals(shownSearch) && shown.getFirst().id() >= rows.getLast().id();
        shownSearch = newest.search();
        if (!reaches || !merge(rows)) {
            replace(rows);
        }
        if (shown.size() > newest.found()) {
            shown.remove((int) newest.found(), shown.size());
        }
        count(newest);
    }

    /** What scrolling on brings. Nothing happens where the list has changed meanwhile. */
    void append(Page older, long after) {
        if (!shown.isEmpty() && shown.getLast().id() == after && older.search().equals(shownSearch)) {
            shown.addAll(older.rows().stream().map(InspectorRow::new).toList());
            count(older);
        }
    }

    private void count(Page page) {
        found.set(page.found());
        kept.set(page.kept());
    }

    /** Puts the new ones on top and fills in what has changed, so that selection and place stay. @return false where the rows do not line up */
    private boolean merge(List<CallbackRow> rows) {
        long newest = shown.getFirst().id();
        var fresh = rows.stream().takeWhile(row -> row.id() > newest).map(InspectorRow::new).toList();
        if (!fresh.isEmpty()) {
            shown.addAll(0, fresh);
        }
        for (var at = fresh.size(); at < rows.size(); at++) {
            if (at >= shown.size()) {
                shown.add(new InspectorRow(rows.get(at)));
            } else if (shown.get(at).id() == rows.get(at).id()) {
                shown.get(at).update(rows.get(at));
            } else {
                return false;
            }
        }
        return true;
    }

    private void replace(List<CallbackRow> rows) {
        var known = new HashMap<Long, InspectorRow>();
        shown.forEach(row -> known.put(row.id(), row));
        var all = new ArrayList<InspectorRow>();
        for (var row : rows) {
            var same = known.getOrDefault(row.id(), new InspectorRow(row));
            same.update(row);
            all.add(same);
        }
        shown.setAll(all);
    }

    /** Whether there are older ones than those shown. */
    boolean hasOlder() {
        return shown.size() < found.get();
    }

    public ObservableList<InspectorRow> shown() {
        return readOnlyShown;
    }

    /** Callbacks that the search finds. */
    public ReadOnlyLongProperty foundProperty() {
        return found.getReadOnlyProperty();
    }

    /** Callbacks in all. */
    public ReadOnlyLongProperty keptProperty() {
        return kept.getReadOnlyProperty();
    }
}

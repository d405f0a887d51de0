package org.dropback.desktop.uploads;

import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/** One change for all that became of a list, whose removed rows are made only for those who look at them. FX thread. */
class WholeChange<T> extends ListChangeListener.Change<T> {

    private final int from;
    private final int to;
    private final List<T> removed;
    private boolean before = true;

    WholeChange(ObservableList<T> list, int from, int to, List<T> removed) {
        super(list);
        this.from = from;
        this.to = to;
        this.removed = removed;
    }

    @Override
    public boolean next() {
        boolean is = before;
        before = false;
        return is;
    }

    @Override
    public void reset() {
        before = true;
    }

    @Override
    public int getFrom() {
        return from;
    }

    @Override
    public int getTo() {
        return to;
    }

    @Override
    public List<T> getRemoved() {
        return removed;
    }

    @Override
    protected int[] getPermutation() {
        return new int[0];
    }
}

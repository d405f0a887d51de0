package org.dropback.desktop.uploads;

import java.util.BitSet;
import java.util.List;
import java.util.function.IntFunction;
import javafx.collections.ObservableListBase;

/** What is chosen of rows, a bit each, as a list of something that is made when it is looked at. */
final class ChosenList<T> extends ObservableListBase<T> {

    private final BitSet chosen;
    private final List<UploadRow> rows;
    private final IntFunction<T> of;
    private int size;
    /** Where the last one asked for was: a list is mostly read from its beginning to its end. */
    private int place;
    private int bit = -1;
    /** The one that was chosen when this was told last. */
    private int last;

    ChosenList(BitSet chosen, List<UploadRow> rows, IntFunction<T> of) {
        this.chosen = chosen;
        this.rows = rows;
        this.of = of;
    }

    @Override
    public T get(int wanted) {
        if (wanted < 0 || wanted >= size) {
            throw new IndexOutOfBoundsException(wanted);
        }
        if (bit < 0 || wanted < place) {
            place = 0;
            bit = chosen.nextSetBit(0);
        }
        for (; place < wanted; place++) {
            bit = chosen.nextSetBit(bit + 1);
        }
        return of.apply(bit);
    }

    @Override
    public int size() {
        return size;
    }

    /**
     * One row in place of others is told as that, since a table takes from it where a range begins. All else is a change that adds and removes nothing:
     * listeners ask what is chosen now, and none has a million changes to go through.
     */
    void changed() {
        boolean one = chosen.cardinality() == 1;
        List<T> was = one && size == 1 ? List.of(of.apply(Math.clamp(last, 0, Math.max(0, rows.size() - 1)))) : List.of();
        size = chosen.cardinality();
        last = chosen.nextSetBit(0);
        bit = -1;
        fireChange(new WholeChange<>(this, 0, size, was) {
            @Override
            public boolean wasUpdated() {
                return !one;
            }
        });
    }
}

package org.dropback.desktop.profiles.body;

import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What is offered while a variable is typed. FX thread. */
final class Completions {

    private final Supplier<List<Suggestion>> all;
    private final ObservableList<Suggestion> offered = FXCollections.observableArrayList();
    private final IntegerProperty chosen = new SimpleIntegerProperty();
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    private @Nullable Unfinished place;

    /** A stretch of the text and what takes its place. */
    record Replacement(int start, int end, String text) {
    }

    /** @param all that can ever be offered, in order */
    Completions(Supplier<List<Suggestion>> all) {
        this.all = all;
    }

    /** Offers what fits where the caret stands; closes where nothing does. */
    void offer(String text, int caret) {
        var before = place;
        place = Unfinished.at(text, caret).orElse(null);
        var fitting = place == null ? List.<Suggestion>of() : place.matching(all.get());
        if (before == null || !fitting.equals(offered)) {
            offered.setAll(fitting);
            chosen.set(0);
        }
        open.set(!fitting.isEmpty());
        if (fitting.isEmpty()) {
            place = null;
        }
    }

    /** Follows the caret while open; never opens. */
    void follow(String text, int caret) {
        if (open.get()) {
            offer(text, caret);
        }
    }

    void close() {
        place = null;
        open.set(false);
    }

    /** Past the last comes the first. */
    void move(int by) {
        chosen.set(Math.floorMod(chosen.get() + by, offered.size()));
    }

    /** Takes the chosen one, which closes. */
    Replacement accept() {
        var where = place;
        if (where == null) {
            throw new IllegalStateException("nothing is offered");
        }
        var taken = new Replacement(where.start(), where.end(), offered.get(chosen.get()).written());
        close();
        return taken;
    }

    ObservableList<Suggestion> offered() {
        return offered;
    }

    IntegerProperty chosenProperty() {
        return chosen;
    }

    ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }
}

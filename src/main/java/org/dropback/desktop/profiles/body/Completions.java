package org.dropback.desktop.profiles.body;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.dropback.callback.BodyCompletions;
import org.dropback.callback.BodyCompletions.Item;
import org.jspecify.annotations.Nullable;

/** What is offered while a variable is typed. FX thread. */
final class Completions {

    private final Supplier<List<String>> own;
    private final Consumer<String> add;
    private final ObservableList<Item> offered = FXCollections.observableArrayList();
    private final IntegerProperty chosen = new SimpleIntegerProperty();
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    private @Nullable BodyCompletions place;

    /** A stretch of the text and what takes its place. */
    record Replacement(int start, int end, String text) {
    }

    /**
     * @param own names of the author's own variables
     * @param add makes one more of them
     */
    Completions(Supplier<List<String>> own, Consumer<String> add) {
        this.own = own;
        this.add = add;
    }

    /** Offers what fits where the caret stands; closes where nothing does. */
    void offer(String text, int caret) {
        var before = place;
        place = BodyCompletions.at(text, caret, own.get()).orElse(null);
        var fitting = place == null ? List.<Item>of() : place.items();
        if (before == null || !fitting.equals(offered)) {
            offered.setAll(fitting);
            chosen.set(0);
        }
        open.set(place != null);
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
        var item = offered.get(chosen.get());
        var taken = new Replacement(where.start(), where.end(), item.name() + "}");
        close();
        if (item.isNew()) {
            add.accept(item.name());
        }
        return taken;
    }

    ObservableList<Item> offered() {
        return offered;
    }

    IntegerProperty chosenProperty() {
        return chosen;
    }

    ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }
}

package org.dropback.desktop.profiles.body;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableStringValue;

/** Finds words in a text, whatever their case. FX thread. */
final class TextSearch {

    /** A place where the words stand. */
    record Hit(int start, int end) {
    }

    private final ObservableStringValue text;
    private final StringProperty words = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<List<Hit>> hits = new ReadOnlyObjectWrapper<>(List.of());

    TextSearch(ObservableStringValue text) {
        this.text = text;
        hits.bind(Bindings.createObjectBinding(this::find, text, words));
    }

    private List<Hit> find() {
        var found = new ArrayList<Hit>();
        if (!words.get().isEmpty()) {
            var matcher = Pattern.compile(words.get(), Pattern.LITERAL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE).matcher(text.get());
            while (matcher.find()) {
                found.add(new Hit(matcher.start(), matcher.end()));
            }
        }
        return found;
    }

    /** The index of the first hit at or after a place, going on from the start; -1 without hits. */
    int next(int from) {
        var all = hits.get();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).start() >= from) {
                return i;
            }
        }
        return all.isEmpty() ? -1 : 0;
    }

    /** The index of the last hit that ends before a place, going on from the end; -1 without hits. */
    int previous(int before) {
        var all = hits.get();
        for (int i = all.size() - 1; i >= 0; i--) {
            if (all.get(i).start() < before) {
                return i;
            }
        }
        return all.size() - 1;
    }

    StringProperty wordsProperty() {
        return words;
    }

    ReadOnlyObjectProperty<List<Hit>> hitsProperty() {
        return hits.getReadOnlyProperty();
    }
}

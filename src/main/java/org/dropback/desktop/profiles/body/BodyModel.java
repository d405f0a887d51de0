package org.dropback.desktop.profiles.body;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.dropback.callback.BodyCompletions;
import org.dropback.callback.BodyType;
import org.dropback.callback.SystemVariable;
import org.dropback.desktop.fx.Background;
import org.dropback.desktop.fx.Latest;
import org.dropback.text.Messages;

/** A callback body while it is edited. FX thread. */
public final class BodyModel {

    private final StringProperty text;
    private final BodyHistory history;
    private final ObjectProperty<BodyType> type;
    private final ObservableValue<Set<String>> own;
    private final ObservableValue<Map<String, String>> values;
    private final Messages messages;
    private final ReadOnlyObjectWrapper<Coloured> colours = new ReadOnlyObjectWrapper<>(new Coloured("", List.of()));
    private final Completions completions;
    private final TextSearch search;

    /** A text and its colours. */
    record Coloured(String text, List<Colouring.Run> runs) {
    }

    private record Uncoloured(String text, BodyType type, Set<String> own) {
    }

    /**
     * @param own    names of the custom variables that have a value, in order
     * @param add    makes a custom variable of this name
     * @param values what stands in the body for each variable, for the sample file; may be a moment behind
     * @param background for the colours, which must not hold up the keys
     */
    public BodyModel(StringProperty text, BodyHistory history, ObjectProperty<BodyType> type, ObservableValue<Set<String>> own, Consumer<String> add,
                     ObservableValue<Map<String, String>> values, Background background, Messages messages) {
        this.text = text;
        this.history = history;
        this.type = type;
        this.own = own;
        this.values = values;
        this.messages = messages;
        this.completions = new Completions(() -> List.copyOf(own.getValue()), add);
        this.search = new TextSearch(text);
        var latest = new Latest<Uncoloured, Coloured>(background,
                in -> new Coloured(in.text(), Colouring.of(in.text(), in.type(), name -> isKnown(name, in.own()))), colours::set);
        Runnable colour = () -> latest.want(new Uncoloured(text.get(), type.get(), own.getValue()));
        text.subscribe(_ -> colour.run());
        type.subscribe(_ -> colour.run());
        own.subscribe(_ -> colour.run());
    }

    /** What a variable holds and when it is empty. */
    String explanation(String name) {
        return isKnown(name, own.getValue()) ? new BodyCompletions.Item(name).text(messages) : messages.get("profiles.body.unknown");
    }

    /** What the variable at a place of the text is and will be, in sentences; empty where there is none. */
    String hint(int index) {
        return Hint.variableAt(text.get(), index).map(name -> {
            var value = values.getValue().get(name);
            var known = isKnown(name, own.getValue());
            var becomes = value == null || !known ? "" : messages.get("profiles.body.becomes", value) + "\n";
            return becomes + explanation(name);
        }).orElse("");
    }

    private static boolean isKnown(String name, Set<String> own) {
        return own.contains(name) || SystemVariable.named(name).isPresent();
    }

    BodyHistory history() {
        return history;
    }

    Completions completions() {
        return completions;
    }

    TextSearch search() {
        return search;
    }

    ObjectProperty<BodyType> typeProperty() {
        return type;
    }

    StringProperty textProperty() {
        return text;
    }

    /** A moment behind the text. */
    ReadOnlyObjectProperty<Coloured> coloursProperty() {
        return colours.getReadOnlyProperty();
    }
}

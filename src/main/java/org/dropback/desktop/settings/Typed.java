package org.dropback.desktop.settings;

import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.dropback.desktop.common.Choices;
import org.dropback.settings.Preferences;

/** A setting that is typed: it counts as soon as it can; while it cannot, the one before counts and a sentence says why. FX thread. */
final class Typed {

    private final Choices choices;
    private final Function<Preferences, String> write;
    private final BiFunction<Preferences, String, Preferences> read;
    private final Function<RuntimeException, String> problemOf;
    private final StringProperty text = new SimpleStringProperty();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    /**
     * @param write     as it stands, "" for the usual
     * @param read      may throw for a text that it cannot read
     * @param problemOf a sentence about what {@code read} threw
     */
    Typed(Choices choices, Function<Preferences, String> write, BiFunction<Preferences, String, Preferences> read, Function<RuntimeException, String> problemOf) {
        this.choices = choices;
        this.write = write;
        this.read = read;
        this.problemOf = problemOf;
        text.set(write.apply(choices.get()));
        text.addListener((_, _, typed) -> take(typed.strip()));
    }

    private void take(String typed) {
        try {
            var changed = read.apply(choices.get(), typed);
            problem.set("");
            choices.change(_ -> changed);
        } catch (IllegalArgumentException | ArithmeticException e) {
            problem.set(problemOf.apply(e));
        }
    }

    /** The settings were changed, perhaps by another than this. */
    void follow(Preferences before, Preferences now) {
        var written = write.apply(now);
        if (!written.equals(write.apply(before)) && !means(now)) {
            text.set(written);
        }
    }

    /** Whether the text, as it was typed, says the same. */
    private boolean means(Preferences now) {
        try {
            return read.apply(now, text.get().strip()).equals(now);
        } catch (IllegalArgumentException | ArithmeticException e) {
            return false;
        }
    }

    StringProperty textProperty() {
        return text;
    }

    /** "" for none. */
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }
}

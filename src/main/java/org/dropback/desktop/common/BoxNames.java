package org.dropback.desktop.common;

import java.util.function.Function;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** What a box that cannot be edited calls its values; nothing chosen has no name. */
public final class BoxNames<T> extends StringConverter<T> {

    private final Function<T, String> name;

    public BoxNames(Function<T, String> name) {
        this.name = name;
    }

    @Override
    public String toString(@Nullable T value) {
        return value == null ? "" : name.apply(value);
    }

    @Override
    public T fromString(String text) {
        throw new UnsupportedOperationException("the box cannot be edited");
    }
}

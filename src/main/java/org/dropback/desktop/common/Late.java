package org.dropback.desktop.common;

import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is made when somebody first asks for it: a start need not wait for what it does not show. FX thread. */
public final class Late<T> implements Supplier<T> {

    private final Supplier<T> maker;
    private @Nullable T made;

    public Late(Supplier<T> maker) {
        this.maker = maker;
    }

    @Override
    public T get() {
        if (made == null) {
            made = maker.get();
        }
        return Objects.requireNonNull(made);
    }

    /** Nothing happens where nobody asked for it. */
    public void ifMade(Consumer<T> action) {
        if (made != null) {
            action.accept(made);
        }
    }
}

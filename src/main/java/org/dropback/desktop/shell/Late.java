package org.dropback.desktop.shell;

import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is made when somebody first asks for it: a start need not wait for screens that it does not show. FX thread. */
final class Late<T> implements Supplier<T> {

    private final Supplier<T> maker;
    private @Nullable T made;

    Late(Supplier<T> maker) {
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
    void ifMade(Consumer<T> action) {
        if (made != null) {
            action.accept(made);
        }
    }
}

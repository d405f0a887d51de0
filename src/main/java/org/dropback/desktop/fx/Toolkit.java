package org.dropback.desktop.fx;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** JavaFX as a whole: started once, asked to show a window, stopped. Its methods wait; not for the FX thread. */
public final class Toolkit {

    private Toolkit() {
    }

    /** Starts JavaFX. @return why no window can open here; empty when one can */
    public static Optional<String> start() throws InterruptedException {
        var up = new CountDownLatch(1);
        try {
            Platform.startup(up::countDown);
        } catch (RuntimeException | LinkageError e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
        up.await();
        Platform.setImplicitExit(false);
        return Optional.empty();
    }

    /**
     * Shows a window and returns when it is closed.
     *
     * @throws IllegalStateException where it could not be built, with the cause
     */
    public static void show(Consumer<Stage> window) throws InterruptedException {
        var closed = new CountDownLatch(1);
        var failure = new AtomicReference<@Nullable Throwable>();
        Platform.runLater(() -> {
            var stage = new Stage();
            stage.setOnHidden(_ -> closed.countDown());
            try {
                window.accept(stage);
            } catch (RuntimeException | Error e) {
                failure.set(e);
                stage.hide();
                closed.countDown();
            }
        });
        closed.await();
        if (failure.get() != null) {
            throw new IllegalStateException(failure.get().toString(), failure.get());
        }
    }

    public static void stop() {
        Platform.exit();
    }
}

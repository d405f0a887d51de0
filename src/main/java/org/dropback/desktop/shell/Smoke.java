package org.dropback.desktop.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.dropback.desktop.common.Pictures;
import org.dropback.upload.JobState;
import org.jspecify.annotations.Nullable;

/** Drives the real window through one upload and its screens, takes its picture and closes it. FX thread. */
public final class Smoke {

    private static final Duration LIMIT = Duration.seconds(60);
    /** The first frame has been drawn by then: the second pulse waits for it. */
    private static final int SHOWN_PULSES = 2;
    /** Pulses of each screen, so that the poll has brought to it what there is to see. */
    private static final int SETTLING_PULSES = 30;

    private final AppWindow window;
    private final Stage stage;
    private final DesktopServices services;
    private final Runnable shown;
    private final Consumer<String> failed;

    /** @param shown called once, after the second pulse */
    public Smoke(AppWindow window, Stage stage, DesktopServices services, Runnable shown, Consumer<String> failed) {
        this.window = window;
        this.stage = stage;
        this.services = services;
        this.shown = shown;
        this.failed = failed;
    }

    public void run(Path file, @Nullable Path picture) {
        window.show();
        var limit = new Timeline(new KeyFrame(LIMIT, _ -> end("it did not end in " + LIMIT)));
        limit.play();
        afterPulses(SHOWN_PULSES, () -> true, () -> {
            shown.run();
            window.addFiles(List.of(file));
            afterPulses(SETTLING_PULSES, () -> !services.queue().jobs().isEmpty() && services.queue().isIdle(), () -> {
                var state = services.queue().jobs().getFirst().state();
                if (state == JobState.DONE) {
                    visit(window.contentProperty().get().screens() - 1, () -> finish(limit, save(picture)));
                } else {
                    finish(limit, "the upload ended as " + state);
                }
            });
        });
    }

    /** Shows this screen and then those before it. */
    private void visit(int place, Runnable then) {
        window.contentProperty().get().open(place);
        afterPulses(SETTLING_PULSES, () -> true, () -> {
            if (place == 0) {
                then.run();
            } else {
                visit(place - 1, then);
            }
        });
    }

    private static void afterPulses(int number, BooleanSupplier due, Runnable then) {
        new AnimationTimer() {
            private int pulses;

            @Override
            public void handle(long now) {
                if (due.getAsBoolean() && pulses++ == number) {
                    stop();
                    then.run();
                }
            }
        }.start();
    }

    private void finish(Timeline limit, @Nullable String failure) {
        limit.stop();
        end(failure);
    }

    private @Nullable String save(@Nullable Path picture) {
        if (picture == null) {
            return null;
        }
        try {
            Pictures.write(stage.getScene().snapshot(null), picture);
            return null;
        } catch (IOException e) {
            return e.toString();
        }
    }

    private void end(@Nullable String failure) {
        if (failure != null) {
            failed.accept(failure);
        }
        window.close();
    }
}

package org.dropback.desktop.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.dropback.desktop.common.Pictures;
import org.dropback.upload.JobState;
import org.jspecify.annotations.Nullable;

/** Drives the real window through one upload, takes its picture and closes it. FX thread. */
public final class Smoke {

    private static final Duration LIMIT = Duration.seconds(30);
    /** Pulses between the end of the upload and the picture, so that the poll has brought it to the screen. */
    private static final int SETTLING_PULSES = 30;

    private final AppWindow window;
    private final Stage stage;
    private final DesktopServices services;
    private final Consumer<String> failed;

    public Smoke(AppWindow window, Stage stage, DesktopServices services, Consumer<String> failed) {
        this.window = window;
        this.stage = stage;
        this.services = services;
        this.failed = failed;
    }

    public void run(Path file, @Nullable Path picture) {
        window.show();
        window.addFiles(List.of(file));
        var limit = new Timeline(new KeyFrame(LIMIT, _ -> end("the upload did not end in " + LIMIT)));
        limit.play();
        new AnimationTimer() {
            private int pulses;

            @Override
            public void handle(long now) {
                var jobs = services.queue().jobs();
                boolean over = !jobs.isEmpty() && services.queue().isIdle();
                if (over && ++pulses > SETTLING_PULSES) {
                    stop();
                    limit.stop();
                    var state = jobs.getFirst().state();
                    end(state == JobState.DONE ? save(picture) : "the upload ended as " + state);
                }
            }
        }.start();
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

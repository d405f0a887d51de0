package org.dropback.desktop.fx;

import java.util.function.BooleanSupplier;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Duration;

/** Looks ten times a second while something runs, and not at all when nothing does. FX thread. */
public final class Poller {

    private static final Duration PERIOD = Duration.millis(100);

    private final Runnable look;
    private final BooleanSupplier idle;
    private final Timeline timeline = new Timeline();
    private boolean over;

    /**
     * @param look what to do at each tick
     * @param idle whether nothing runs; asked before each look, so that the last look sees the end
     */
    public Poller(Runnable look, BooleanSupplier idle) {
        this.look = look;
        this.idle = idle;
        timeline.getKeyFrames().add(new KeyFrame(PERIOD, _ -> tick()));
        timeline.setCycleCount(Timeline.INDEFINITE);
    }

    /** Starts looking, until idle again; after {@link #stop} no more. */
    public void wake() {
        if (!over) {
            timeline.play();
        }
    }

    /** For good: what was on its way to {@link #wake} it may still arrive. */
    public void stop() {
        over = true;
        timeline.stop();
    }

    public boolean isRunning() {
        return timeline.getStatus() == Timeline.Status.RUNNING;
    }

    private void tick() {
        var last = idle.getAsBoolean();
        look.run();
        if (last) {
            timeline.stop();
        }
    }
}

package org.dropback.desktop.fx;

import javafx.animation.PauseTransition;
import javafx.util.Duration;

/** Does something once a row of events has paused: a preview when somebody stops typing, not at each key. FX thread. */
public final class Lull {

    private final PauseTransition pause;

    /** @param length without a new event, before the work starts */
    public Lull(Duration length, Runnable work) {
        pause = new PauseTransition(length);
        pause.setOnFinished(_ -> work.run());
    }

    /** Something happened: the pause starts again. */
    public void wake() {
        pause.playFromStart();
    }
}

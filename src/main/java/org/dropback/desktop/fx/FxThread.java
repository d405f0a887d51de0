package org.dropback.desktop.fx;

import java.util.concurrent.Executor;
import javafx.application.Platform;

/** The one door to the FX thread. Any thread; returns at once, unless it is already there. */
public final class FxThread implements Executor {

    @Override
    public void execute(Runnable task) {
        if (Platform.isFxApplicationThread()) {
            task.run();
        } else {
            Platform.runLater(task);
        }
    }
}

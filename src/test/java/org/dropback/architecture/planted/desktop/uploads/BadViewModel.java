package org.dropback.architecture.planted.desktop.uploads;

import javafx.application.Platform;
import javafx.scene.control.Button;

/** Planted: a view model with a control, that goes to the FX thread by a door of its own. */
class BadViewModel {
    Button control;

    void update() {
        Platform.runLater(() -> control.setText("x"));
    }
}

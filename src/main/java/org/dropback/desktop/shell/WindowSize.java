package org.dropback.desktop.shell;

import javafx.animation.PauseTransition;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import javafx.util.Duration;
import org.dropback.settings.SettingsStore;

/** How large the window opens, and what is remembered of it: its size while it does not fill the screen, and whether it does. FX thread. */
final class WindowSize {

    static final double MIN_WIDTH = 900;
    static final double MIN_HEIGHT = 600;

    private final Stage stage;
    private final SettingsStore settings;
    private final Rectangle2D screen;
    /** A window that is being maximized grows before it says so. */
    private final PauseTransition settle = new PauseTransition(Duration.millis(300));

    WindowSize(Stage stage, SettingsStore settings) {
        this(stage, settings, javafx.stage.Screen.getPrimary().getVisualBounds());
    }

    /** @param screen what of it windows may cover */
    WindowSize(Stage stage, SettingsStore settings, Rectangle2D screen) {
        this.stage = stage;
        this.settings = settings;
        this.screen = screen;
    }

    double width() {
        return within(settings.current().windowWidth(), MIN_WIDTH, screen.getWidth());
    }

    double height() {
        return within(settings.current().windowHeight(), MIN_HEIGHT, screen.getHeight());
    }

    /** On a screen smaller than the smallest window the screen decides. A size that is no number becomes the smallest. */
    private static double within(double wanted, double least, double most) {
        return Math.min(wanted > least ? wanted : least, most);
    }

    /** Before the stage is shown, with its scene set. */
    void keep() {
        stage.setMinWidth(Math.min(MIN_WIDTH, screen.getWidth()));
        stage.setMinHeight(Math.min(MIN_HEIGHT, screen.getHeight()));
        stage.setMaximized(settings.current().maximized());
        // Only now is it known what the frame around the scene takes.
        stage.addEventHandler(WindowEvent.WINDOW_SHOWN, _ -> fit());
        stage.addEventHandler(WindowEvent.WINDOW_HIDING, _ -> remember());
        settle.setOnFinished(_ -> remember());
        stage.getScene().widthProperty().subscribe(settle::playFromStart);
        stage.getScene().heightProperty().subscribe(settle::playFromStart);
        stage.maximizedProperty().subscribe(settle::playFromStart);
    }

    private void fit() {
        if (!stage.isMaximized()) {
            stage.setWidth(Math.min(stage.getWidth(), screen.getWidth()));
            stage.setHeight(Math.min(stage.getHeight(), screen.getHeight()));
        }
    }

    private void remember() {
        settle.stop();
        var maximized = stage.isMaximized();
        Scene scene = stage.getScene();
        settings.update(now -> maximized || stage.isFullScreen() ? now.withMaximized(maximized)
                : now.withMaximized(false).withWindow(scene.getWidth(), scene.getHeight()));
    }
}

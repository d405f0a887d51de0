package org.dropback.desktop.shell;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.dropback.settings.SettingsStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

class WindowSizeTest {

    @TempDir
    Path folder;

    private final ScheduledExecutorService saver = Executors.newSingleThreadScheduledExecutor();
    private final FxRobot robot = new FxRobot();
    private SettingsStore settings;
    private Stage stage;

    @BeforeEach
    void open() throws Exception {
        FxToolkit.registerPrimaryStage();
        settings = new SettingsStore(folder.resolve("settings.json"), Clock.systemUTC(), saver);
        stage = FxToolkit.registerStage(Stage::new);
    }

    @AfterEach
    void close() {
        robot.interact(() -> stage.close());
        settings.close();
        saver.shutdownNow();
    }

    private void show(double screenWidth, double screenHeight) {
        robot.interact(() -> {
            var size = new WindowSize(stage, settings, new Rectangle2D(0, 0, screenWidth, screenHeight));
            stage.setScene(new Scene(new StackPane(), size.width(), size.height()));
            size.keep();
            stage.show();
        });
    }

    private void assertSize(double width, double height) {
        assertEquals(width, stage.getScene().getWidth());
        assertEquals(height, stage.getScene().getHeight());
    }

    @Test
    void theWindowOpensNoLargerThanTheScreen() {
        settings.update(now -> now.withWindow(3000, 950));
        show(990, 700);
        assertSize(990, 700);
    }

    @Test
    void norSmallerThanItCanBeUsedUnlessTheScreenIs() {
        settings.update(now -> now.withWindow(Double.NaN, -5));
        show(800, 900);
        assertSize(800, 600);
    }

    @Test
    void aSizeIsRememberedEvenIfTheWindowIsNeverClosed() {
        show(1000, 1000);
        robot.interact(() -> stage.setWidth(930));
        await().until(() -> settings.current().windowWidth() == 930);
        assertFalse(settings.current().maximized());
    }

    @Test
    void aWindowThatFillsTheScreenKeepsTheSizeThatItHadBefore() {
        settings.update(now -> now.withWindow(920, 640));
        show(1000, 1000);
        assertSize(920, 640);
        robot.interact(() -> stage.setMaximized(true));
        await().until(() -> settings.current().maximized());
        robot.interact(() -> stage.close());
        assertEquals(920, settings.current().windowWidth());
        assertEquals(640, settings.current().windowHeight());
        assertTrue(settings.current().maximized());
    }

    @Test
    void aWindowThatFilledTheScreenDoesSoAgain() {
        settings.update(now -> now.withWindow(920, 640).withMaximized(true));
        show(1000, 1000);
        assertTrue(stage.isMaximized());
    }
}

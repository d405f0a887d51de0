package org.dropback.desktop.shell;

import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import java.util.List;
import javafx.scene.control.ComboBox;
import org.dropback.desktop.WindowTest;
import org.dropback.settings.Language;
import org.junit.jupiter.api.Test;

/** What a window was is forgotten with it, though the sandbox, the queue and the settings go on. */
class ClosedWindowTest extends WindowTest {

    private void lookAtAllScreens() throws Exception {
        add(bench.file("a.bin", 10));
        awaitFinished(1);
        for (var screen : List.of("#rail-profiles", "#rail-inspector", "#rail-connections", "#rail-uploads", "#rail-settings")) {
            robot.clickOn(screen);
        }
        // A caret that blinks.
        robot.clickOn("#rail-profiles").clickOn("#body").write("x");
    }

    private void awaitForgotten(WeakReference<?> gone) {
        // The robot keeps the window that it typed into last.
        robot.clickOn("#rail-profiles").clickOn("#profile-search").write("x");
        await().until(() -> {
            System.gc();
            return gone.get() == null;
        });
    }

    @Test
    void nothingKeepsAClosedWindow() throws Exception {
        lookAtAllScreens();
        var closed = new WeakReference<>(window);
        closeWindow();
        openWindow();
        awaitForgotten(closed);
    }

    @Test
    void nothingKeepsTheScreensOfTheLanguageBefore() throws Exception {
        lookAtAllScreens();
        robot.clickOn("#rail-settings");
        var before = new WeakReference<>(onFx(() -> window.contentProperty().get()));
        robot.interact(() -> {
            @SuppressWarnings("unchecked")
            var language = (ComboBox<Language>) node("#setting-language");
            language.setValue(Language.SIMPLIFIED);
        });
        await().until(() -> onFx(() -> window.contentProperty().get()) != before.get());
        awaitForgotten(before);
    }
}

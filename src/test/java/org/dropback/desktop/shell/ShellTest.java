package org.dropback.desktop.shell;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.WindowEvent;
import org.dropback.desktop.WindowTest;
import org.junit.jupiter.api.Test;

class ShellTest extends WindowTest {

    private double brightness() {
        return onFx(() -> {
            stage.getScene().getRoot().applyCss();
            return stage.getScene().snapshot(null).getPixelReader().getColor(700, 400).getBrightness();
        });
    }

    @Test
    void theWindowFollowsTheColourSchemeWhileItIsOpen() {
        robot.interact(() -> stage.getScene().getPreferences().setColorScheme(ColorScheme.DARK));
        assertTrue(brightness() < 0.2);
        robot.interact(() -> stage.getScene().getPreferences().setColorScheme(ColorScheme.LIGHT));
        assertTrue(brightness() > 0.9);
    }

    @Test
    void theTitleNamesConnectionAndScreen() {
        assertEquals("Dropback — Sandbox (sandbox)", onFx(stage::getTitle));
        robot.clickOn("#rail-profiles");
        assertEquals("Dropback — Profiles", onFx(stage::getTitle));
    }

    @Test
    void theStatusBarNamesTheSandboxesEndpoint() {
        assertTrue(robot.from(node("#status-bar")).lookup("Sandbox running · endpoint " + bench.sandbox().endpoint() + " · any OSS SDK can use it")
                .tryQuery().isPresent());
    }

    @Test
    void everyButtonHasANameForScreenReaders() throws Exception {
        add(bench.file("a.bin", 10));
        awaitFinished(1);
        for (var screen : new String[] {"#rail-uploads", "#rail-profiles", "#rail-inspector"}) {
            robot.clickOn(screen);
            for (var button : robot.lookup(".button").queryAllAs(Button.class)) {
                if (!button.isVisible()) {
                    continue;
                }
                var named = button.getText() != null && !button.getText().isBlank() || button.getAccessibleText() != null;
                assertTrue(named, button.toString());
            }
        }
    }

    @Test
    void filesThatArriveOnAnotherScreenBringTheUploadsForward() throws Exception {
        robot.clickOn("#rail-profiles");
        add(bench.file("a.bin", 10));
        await().until(() -> isShown("#upload-table"));
    }

    @Test
    void theWindowRemembersItsSizeDestinationAndCallback() throws Exception {
        robot.clickOn("#key-template").push(KeyCode.SHORTCUT, KeyCode.A).write("x/{name}");
        chooseCallback("No callback");
        robot.interact(() -> {
            stage.setWidth(960);
            stage.setHeight(640);
        });
        closeWindow();
        openWindow();
        assertEquals("x/{name}", onFx(() -> robot.lookup("#key-template").queryTextInputControl().getText()));
        assertEquals("No callback", chosenCallback());
        assertEquals(960, onFx(stage::getWidth), 40);
    }

    @Test
    void atItsSmallestTheWindowShowsAllOfBothScreens() throws Exception {
        robot.interact(() -> {
            stage.setWidth(1);
            stage.setHeight(1);
        });
        add(bench.file("a.bin", 10), folder.resolve("missing.bin"));
        awaitFinished(2);
        assertEquals(WindowSize.MIN_WIDTH, onFx(() -> stage.getScene().getWidth()));
        assertWithin("#rail-uploads", ".uploads", "#key-template", "#callback-choice", "#upload-table", "#queue-filter", "#answer");
        robot.clickOn("#rail-profiles");
        assertWithin("#rail-profiles", ".profiles", "#profile-search", "#profile-name", "#save-profile", "#host", "#sni", "#preview", "#callback-meter");
    }

    private void assertWithin(String... queries) {
        for (var query : queries) {
            var bounds = onFx(() -> {
                stage.getScene().getRoot().layout();
                return node(query).localToScene(node(query).getLayoutBounds());
            });
            var left = query.startsWith("#rail") ? 0 : onFx(() -> node(".rail").localToScene(node(".rail").getLayoutBounds()).getMaxX());
            assertTrue(bounds.getMinX() >= left && bounds.getMaxX() <= WindowSize.MIN_WIDTH && bounds.getMaxY() <= WindowSize.MIN_HEIGHT,
                    query + " " + bounds);
        }
    }

    private void pressCloseAndAnswer(String button) {
        Platform.runLater(() -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
        await().until(() -> robot.lookup(button).tryQuery().isPresent());
        robot.clickOn(button);
    }

    @Test
    void aWindowWithUnsavedEditsAsksBeforeItCloses() {
        robot.clickOn("#rail-profiles").clickOn("#profile-name").write("x");
        pressCloseAndAnswer("Stay");
        assertTrue(onFx(stage::isShowing));
        pressCloseAndAnswer("Close all the same");
        await().until(() -> !onFx(stage::isShowing));
    }

    @Test
    void aWindowThatWouldLoseNothingClosesAtOnce() {
        robot.interact(() -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
        assertFalse(onFx(stage::isShowing));
    }

    @Test
    void filesGivenAtStartWaitUntilTheUserUploadsThem() throws Exception {
        var file = bench.file("given.bin", 10);
        robot.interact(() -> window.offer(List.of(file)));
        assertEquals(0, rows().size());
        assertTrue(robot.lookup(".banner .label").queryAllAs(Label.class).stream().anyMatch(label -> label.getText().startsWith("given.bin is ready to upload.")));
        await().until(() -> robot.lookup("Ready to upload").tryQuery().isPresent());
        robot.interact(() -> robot.lookup("#key-template").queryTextInputControl().setText("{row:x}"));
        robot.clickOn("#upload-offered");
        assertEquals(0, rows().size());
        robot.interact(() -> robot.lookup("#key-template").queryTextInputControl().setText("{name}"));
        robot.clickOn("#upload-offered");
        awaitFinished(1);
        await().until(() -> onFx(() -> node("#headline").getParent().getLayoutBounds().getHeight() > 50 && node(".detail-pane").getLayoutBounds().getHeight() > 100));
        robot.press(KeyCode.CONTROL, KeyCode.ENTER).release(KeyCode.ENTER, KeyCode.CONTROL);
        assertEquals(1, rows().size());
    }

    @Test
    void aDoubleClickOnABannersButtonHitsNothingThatMovesUnderIt() throws Exception {
        var file = bench.file("given.bin", 10);
        robot.interact(() -> window.offer(List.of(file)));
        robot.clickOn("#upload-offered");
        var under = robot.lookup("Edit").queryButton();
        robot.interact(() -> press(under, 2));
        assertFalse(under.isArmed());
        robot.interact(() -> press(under, 1));
        assertTrue(under.isArmed(), "a click of its own counts");
        robot.interact(() -> press(under, 2));
        assertTrue(under.isArmed(), "and so does a double click");
        robot.interact(under::disarm);
    }

    private static void press(Button button, int clicks) {
        Event.fireEvent(button, new MouseEvent(MouseEvent.MOUSE_PRESSED, 1, 1, 1, 1, MouseButton.PRIMARY, clicks, false, false, false, false, true, false, false,
                true, false, true, null));
    }

    @Test
    void anIdleWindowDoesNotPoll() throws Exception {
        add(bench.file("a.bin", 10));
        awaitFinished(1);
        var uploads = window.contentProperty().get().uploads();
        await().until(() -> !onFx(uploads::isPolling));
        assertFalse(onFx(uploads::isPolling));
    }
}

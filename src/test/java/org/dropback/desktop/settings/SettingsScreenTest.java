package org.dropback.desktop.settings;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import javafx.application.ColorScheme;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.dropback.desktop.WindowTest;
import org.dropback.desktop.Workbench;
import org.dropback.settings.Ending;
import org.dropback.settings.Language;
import org.dropback.settings.LogLevel;
import org.dropback.settings.Preferences;
import org.dropback.settings.ReadSettings;
import org.dropback.settings.Theme;
import org.junit.jupiter.api.Test;

class SettingsScreenTest extends WindowTest {

    private Preferences chosen() {
        return bench.settings().current().preferences();
    }

    private void goThere() {
        robot.push(KeyCode.SHORTCUT, KeyCode.COMMA);
        await().until(() -> isShown("#setting-language"));
    }

    private <T> void choose(String id, T value) {
        robot.interact(() -> {
            @SuppressWarnings("unchecked")
            var box = (ComboBox<T>) node("#setting-" + id);
            box.setValue(value);
        });
    }

    private void type(String id, String text) {
        robot.interact(() -> ((TextInputControl) node("#setting-" + id)).setText(text));
    }

    /** Also what must be scrolled to. */
    private void press(String query) {
        robot.interact(() -> robot.lookup(query).queryAll().stream().filter(ButtonBase.class::isInstance).map(ButtonBase.class::cast).findFirst().orElseThrow().fire());
    }

    private String typed(String id) {
        return onFx(() -> ((TextInputControl) node("#setting-" + id)).getText());
    }

    @Test
    void anotherLanguageCountsAtOnceAndNothingThatIsUnderWayIsLost() throws Exception {
        add(bench.file("one.txt", 10), bench.file("two.txt", 10));
        awaitFinished(2);
        choose("two.txt");
        robot.interact(() -> ((TextInputControl) node("#queue-filter")).setText("t"));
        robot.clickOn("#rail-profiles");
        await().until(() -> isShown(Workbench.WORKS));
        robot.clickOn(Workbench.WORKS);
        setBody("{\"mine\": ${object}}");
        onFx(() -> {
            window.offer(java.util.List.of(bench.file("offered.txt", 1)));
            return null;
        });
        goThere();
        type("pace", "2KB/s");
        add(bench.file("running.bin", 300_000));
        await().until(() -> !bench.queue().isIdle());
        goThere();
        choose("language", Language.SIMPLIFIED);
        await().until(() -> text("#reset-settings").equals("全部重置"));
        assertTrue(stage.getTitle().contains("设置"), stage.getTitle());
        assertFalse(bench.queue().isIdle(), "uploads go on");
        assertTrue(isShown("#upload-offered"), "what was offered still waits");
        robot.clickOn("#rail-profiles");
        await().until(() -> body().equals("{\"mine\": ${object}}"));
        robot.clickOn("#rail-uploads");
        await().until(() -> isShown("#request-tab") || rows().size() == 2);
        assertEquals("t", onFx(() -> ((TextInputControl) node("#queue-filter")).getText()));
        goThere();
        choose("language", Language.TRADITIONAL);
        await().until(() -> text("#reset-settings").equals("全部重設"));
        choose("language", Language.SYSTEM);
        await().until(() -> text("#reset-settings").equals("Reset all"));
        goThere();
        type("pace", "");
        await().until(bench.queue()::isIdle);
        robot.clickOn("#rail-uploads");
        robot.interact(() -> ((TextInputControl) node("#queue-filter")).setText(""));
        await().until(() -> rows().size() == 3 && rows().stream().allMatch(row -> row.isFinished()));
    }

    @Test
    void whatIsPassedInTheOpenListCountsOnlyWhenItIsTaken() {
        goThere();
        robot.clickOn("#setting-language");
        robot.push(KeyCode.DOWN).push(KeyCode.DOWN);
        assertEquals("Reset all", text("#reset-settings"));
        robot.push(KeyCode.ESCAPE);
        assertEquals(Language.SYSTEM, chosen().appearance().language());
        assertEquals(Language.SYSTEM, onFx(() -> robot.lookup("#setting-language").<ComboBox<Language>>query().getValue()));
        robot.clickOn("#setting-language");
        robot.push(KeyCode.DOWN).push(KeyCode.DOWN).push(KeyCode.ENTER);
        await().until(() -> text("#reset-settings").equals("全部重置"));
        assertEquals(Language.SIMPLIFIED, chosen().appearance().language());
    }

    @Test
    void anotherThemeCountsAtOnce() {
        goThere();
        robot.clickOn("Dark");
        await().until(() -> onFx(() -> stage.getScene().getPreferences().getColorScheme()) == ColorScheme.DARK);
        assertEquals(Theme.DARK, chosen().appearance().theme());
        robot.clickOn("Light");
        await().until(() -> onFx(() -> stage.getScene().getPreferences().getColorScheme()) == ColorScheme.LIGHT);
    }

    @Test
    void whatCannotBeIsSaidAndTheValueBeforeHolds() throws Exception {
        goThere();
        type("files", "12");
        type("pace", "5 MB/s");
        type("partSize", "16MiB");
        type("retry", "2m");
        var good = chosen();
        assertEquals(12, good.transfers().files());
        assertEquals(5_000_000, good.transfers().bytesPerSecond());
        assertEquals(16 << 20, good.transfers().partSize());
        assertEquals(120, good.transfers().retrySeconds());
        for (var bad : new String[][] {{"files", "257"}, {"files", "0"}, {"files", "-1"}, {"files", "many"}, {"pace", "5 apples"}, {"pace", "1B/s"}, {"partSize", "1KB"},
                {"partSize", "6GiB"}, {"retry", "25h"}, {"retry", ""}, {"historyDays", "9999"}, {"historyDays", "99999999999"}}) {
            type(bad[0], bad[1]);
            assertTrue(isShown("#problem-" + bad[0]), bad[0] + " " + bad[1]);
            assertEquals(bad[1], typed(bad[0]), "what is typed stays");
            assertEquals(good, chosen());
        }
        type("files", "");
        assertFalse(isShown("#problem-files"));
        assertEquals(0, chosen().transfers().files());
        await().until(() -> ReadSettings.of(folder.resolve("settings.json")).settings().preferences().equals(chosen()));
    }

    @Test
    void resetPutsAllBackAndUndoTakesThatBack() {
        goThere();
        press("Quit Dropback");
        type("files", "3");
        choose("language", Language.SIMPLIFIED);
        await().until(() -> isShown("#setting-logLevel") && text("#reset-settings").equals("全部重置"));
        choose("logLevel", LogLevel.DEBUG);
        var mine = chosen();
        assertEquals(Ending.QUIT, mine.whenDone().ending());
        assertEquals(LogLevel.DEBUG, bench.machine().preferences().getLast().upkeep().logLevel(), "counts at once");
        robot.clickOn("#reset-settings");
        assertEquals(Preferences.DEFAULT, chosen());
        assertEquals("", typed("files"));
        await().until(() -> text("#reset-settings").equals("Reset all"));
        robot.clickOn("撤销");
        assertEquals(mine, chosen());
        await().until(() -> text("#reset-settings").equals("全部重置"));
        assertEquals("3", typed("files"));
    }

    @Test
    void theQueueKeepsTheMachineAwakeTellsItsEndAndMayQuit() throws Exception {
        goThere();
        press("Quit Dropback");
        robot.interact(() -> stage.setIconified(true));
        add(bench.file("a.txt", 10), bench.file("b.txt", 10));
        await().until(() -> !stage.isShowing());
        assertEquals("2 uploads have ended well.", bench.machine().notifications().getLast());
        assertTrue(bench.machine().awake().contains("keep"));
        assertFalse(bench.machine().isKeptAwake());
        assertEquals(2, bench.queue().jobs().size());
    }

    @Test
    void withoutNotificationsTheWindowTellsAndEditsKeepItOpen() throws Exception {
        bench.machine().notifyNever();
        goThere();
        press("Quit Dropback");
        press("#setting-stayAwake");
        robot.clickOn("#rail-profiles");
        await().until(() -> isShown(Workbench.WORKS));
        robot.clickOn(Workbench.WORKS);
        setBody("{\"mine\": ${object}}");
        robot.interact(() -> stage.setIconified(true));
        add(bench.file("a.txt", 10));
        await().until(() -> isShown("#toast") && robot.lookup("#toast").lookup(".label").queryLabeled().getText().contains("stays open"));
        assertTrue(stage.isShowing());
        assertFalse(bench.machine().awake().contains("keep"));
    }

    @Test
    void helpOpensTheLogAndSavesDiagnostics() throws Exception {
        robot.clickOn("#help").clickOn("Open the log");
        await().until(() -> robot.lookup("#toast").lookup(".label").queryLabeled().getText().startsWith("There is no log yet"));
        Files.createDirectories(folder.resolve("logs"));
        Files.writeString(folder.resolve("logs/dropback.log"), "a line");
        goThere();
        press("#open-log");
        await().until(() -> bench.pages().contains(folder.resolve("logs/dropback.log").toUri()));
        press("#open-home");
        await().until(() -> bench.pages().size() == 2);
        assertTrue(text("#data-folder").equals(folder.toString()));
    }

    @Test
    void settingsThatCannotBeUsedAreSaidAcrossTheWindow() throws Exception {
        closeWindow();
        bench.close();
        Files.writeString(folder.resolve("settings.json"), "{\"preferences\":{\"appearance\":{\"theme\":\"PINK\",\"language\":\"TRADITIONAL\"}}}");
        bench = new Workbench(folder, locale());
        openWindow();
        await().until(() -> robot.lookup(".banner").lookup(".label").queryAllAs(Labeled.class).stream()
                .anyMatch(label -> label.getText().contains("preferences.appearance.theme = \"PINK\"")));
        assertEquals(Language.TRADITIONAL, chosen().appearance().language());
    }
}

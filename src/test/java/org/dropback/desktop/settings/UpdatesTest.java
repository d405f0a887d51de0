package org.dropback.desktop.settings;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.dropback.desktop.WindowTest;
import org.dropback.desktop.Workbench;
import org.dropback.settings.Updates;
import org.dropback.testing.UpdatePage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The window tells of a newer version, where its user wants it to. */
class UpdatesTest extends WindowTest {

    private static final long HOUR = 3_600_000;

    private UpdatePage page;

    @BeforeEach
    void openPage() throws Exception {
        page = new UpdatePage();
    }

    @AfterEach
    void closePage() throws Exception {
        page.close();
    }

    /** A second start of the app, some time after it asked last. */
    private void startAgain(boolean daily, long askedBefore) throws Exception {
        closeWindow();
        bench.settings().update(now -> now.withUpdateAsked(Clock.systemUTC().millis() - askedBefore)
                .withPreferences(now.preferences().updates(_ -> new Updates(daily, page.url(), page.publicKey()))));
        bench.close();
        bench = new Workbench(folder, locale());
        openWindow();
    }

    private String told() {
        return robot.lookup("#toast").lookup(".label").queryLabeled().getText();
    }

    private void press(String id) {
        robot.interact(() -> ((ButtonBase) node(id)).fire());
    }

    private void type(String id, String text) {
        robot.interact(() -> ((TextInputControl) node(id)).setText(text));
    }

    private void goThere() {
        robot.push(KeyCode.SHORTCUT, KeyCode.COMMA);
        await().until(() -> isShown("#setting-language"));
    }

    @Test
    void aNewerVersionIsToldAtTheStartAndItsPageOpensOnlyWhenAsked() throws Exception {
        page.telling("1.3.0");
        startAgain(true, 25 * HOUR);
        await().until(() -> isShown("#toast"));
        assertEquals("Dropback 1.3.0 is there; this is 1.2.3. Nothing is installed by itself.", told());
        assertEquals(List.of(), bench.pages());
        press("#toast-action");
        assertEquals(List.of(URI.create("https://dropback.org/1.3.0")), bench.pages());
        var asked = asked();
        closeWindow();
        bench.close();
        bench = new Workbench(folder, locale());
        openWindow();
        assertEquals(asked, asked(), "not twice a day");
    }

    private long asked() {
        return bench.settings().current().updateAsked();
    }

    @Test
    void unlessItIsWantedAndADayHasGoneByNobodyIsAsked() throws Exception {
        var now = Clock.systemUTC().millis();
        startAgain(false, 25 * HOUR);
        assertTrue(asked() <= now - 24 * HOUR);
        startAgain(true, 23 * HOUR);
        assertTrue(asked() <= now - 22 * HOUR);
        startAgain(true, 25 * HOUR);
        assertTrue(asked() >= now);
    }

    @Test
    void aTimeToComeIsNoReasonToWaitForIt() throws Exception {
        page.telling("1.3.0");
        startAgain(true, -1000 * HOUR);
        await().until(() -> isShown("#toast"));
    }

    @Test
    void aWrongSignatureIsToldAndAServerThatIsAwayIsNot() throws Exception {
        try (var other = new UpdatePage()) {
            page.answering(other.signed("{\"dropbackRelease\":1,\"version\":\"9\",\"page\":\"https://a/\"}"));
            startAgain(true, 25 * HOUR);
            await().until(() -> isShown("#toast"));
            assertTrue(told().contains("was not signed with the key that is trusted here"), told());
        }
        page.close();
        startAgain(true, 25 * HOUR);
        goThere();
        await().until(() -> text("#update-said").contains("cannot be reached"));
        assertFalse(isShown("#toast"));
    }

    @Test
    void theScreenSaysWhatCannotBeAskedAndWhatCameOfAsking() throws Exception {
        page.telling("1.2.3");
        goThere();
        assertFalse(isShown("#problem-updates"));
        press("#setting-updates");
        assertTrue(isShown("#problem-updates"));
        assertTrue(onFx(() -> node("#update-now").isDisabled()));
        type("#setting-updateUrl", "http://dropback.org/");
        assertTrue(text("#problem-updateUrl").startsWith("An https address"), text("#problem-updateUrl"));
        type("#setting-updateKey", "nonsense");
        assertTrue(text("#problem-updateKey").contains("Ed25519"), text("#problem-updateKey"));
        assertEquals(new Updates(true, "", ""), bench.settings().current().preferences().updates());
        type("#setting-updateUrl", page.url());
        type("#setting-updateKey", "-----BEGIN PUBLIC KEY-----" + page.publicKey() + "-----END PUBLIC KEY-----");
        assertFalse(isShown("#problem-updates"));
        press("#update-now");
        await().until(() -> text("#update-said").equals("You have the newest version: 1.2.3."));
        page.telling("1.3.0");
        press("#update-now");
        await().until(() -> text("#update-said").endsWith("Its page: https://dropback.org/1.3.0"));
    }
}

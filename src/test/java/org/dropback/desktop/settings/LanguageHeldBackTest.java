package org.dropback.desktop.settings;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import javafx.scene.control.ComboBox;
import javafx.scene.control.TextInputControl;
import org.dropback.desktop.WindowTest;
import org.dropback.settings.Language;
import org.junit.jupiter.api.Test;

class LanguageHeldBackTest extends WindowTest {

    @Test
    void aConnectionThatIsEditedHoldsTheLanguageBackAndSaysSo() {
        robot.clickOn("#rail-connections");
        await().until(() -> isShown("#new-connection"));
        robot.clickOn("#new-connection");
        await().until(() -> isShown("#field-bucket"));
        robot.interact(() -> ((TextInputControl) node("#field-bucket")).setText("photos"));
        robot.clickOn("#rail-settings");
        await().until(() -> isShown("#setting-language"));
        robot.interact(() -> {
            @SuppressWarnings("unchecked")
            var box = (ComboBox<Language>) node("#setting-language");
            box.setValue(Language.SIMPLIFIED);
        });
        await().until(() -> isShown("#toast") && robot.lookup("#toast").lookup(".label").queryLabeled().getText().contains("not saved"));
        assertEquals("Reset all", text("#reset-settings"));
        assertEquals(Language.SYSTEM, bench.settings().current().preferences().appearance().language());
        assertEquals(Language.SYSTEM, onFx(() -> ((ComboBox<?>) node("#setting-language")).getValue()));
    }
}

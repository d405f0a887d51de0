package org.dropback.desktop.tour;

import static org.awaitility.Awaitility.await;

import javafx.application.ColorScheme;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import org.dropback.desktop.common.Pictures;
import org.dropback.settings.Language;
import org.junit.jupiter.api.Test;

/** Pictures of the Settings screen in {@code target/tour}. */
class SettingsTourTest extends Tour {

    @Test
    void settings() throws Exception {
        robot.clickOn("#rail-settings");
        await().until(() -> isShown("#setting-language"));
        picture("settings", ColorScheme.LIGHT);
        picture("settings", ColorScheme.DARK);
        robot.interact(() -> ((TextInputControl) node("#setting-files")).setText("900"));
        robot.interact(() -> robot.lookup("This one").queryAll().stream().filter(ButtonBase.class::isInstance).map(ButtonBase.class::cast).findFirst().orElseThrow().fire());
        scroll(1);
        picture("settings-end", ColorScheme.DARK);
        scroll(0.35);
        picture("settings-wrong", ColorScheme.LIGHT);
        language(Language.SIMPLIFIED);
        picture("settings-chinese", ColorScheme.LIGHT);
        language(Language.TRADITIONAL);
        scroll(0.5);
        picture("settings-traditional", ColorScheme.DARK);
        robot.clickOn("#rail-uploads");
        picture("uploads-traditional", ColorScheme.LIGHT);
    }

    private void language(Language language) {
        robot.interact(() -> {
            @SuppressWarnings("unchecked")
            var box = (ComboBox<Language>) node("#setting-language");
            box.setValue(language);
        });
    }

    private void scroll(double to) {
        robot.interact(() -> ((ScrollPane) node(".settings-scroll")).setVvalue(to));
    }
}

package org.dropback.desktop.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.scene.Scene;

/** Light or dark, as the user or else the system wishes, followed while the window is open. */
final class Theme {

    private static final List<String> SHEETS = List.of("common", "shell", "uploads", "profiles", "fire", "inspector", "connections", "settings");

    private Theme() {
    }

    /** The scene's preferences are the platform's unless somebody sets them otherwise. */
    static void follow(Scene scene) {
        SHEETS.forEach(sheet -> scene.getStylesheets().add(
                Objects.requireNonNull(Theme.class.getResource("/org/dropback/css/" + sheet + ".css")).toExternalForm()));
        scene.getPreferences().colorSchemeProperty().subscribe(scheme -> Application.setUserAgentStylesheet(
                (scheme == ColorScheme.DARK ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet()));
    }

    static void choose(Scene scene, org.dropback.settings.Theme theme) {
        scene.getPreferences().setColorScheme(switch (theme) {
            case SYSTEM -> null;
            case LIGHT -> ColorScheme.LIGHT;
            case DARK -> ColorScheme.DARK;
        });
    }
}

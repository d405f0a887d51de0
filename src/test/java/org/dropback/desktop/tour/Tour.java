package org.dropback.desktop.tour;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javafx.application.ColorScheme;
import javafx.scene.image.WritableImage;
import javafx.stage.Window;
import org.dropback.desktop.WindowTest;
import org.dropback.desktop.Workbench;
import org.dropback.desktop.common.Pictures;
import org.junit.jupiter.api.Tag;
import org.testfx.util.WaitForAsyncUtils;

/** Leaves pictures of the window in {@code target/tour}. */
@Tag("tour")
abstract class Tour extends WindowTest {

    private static final Path PICTURES = Path.of("target", "tour");

    final void picture(String name, ColorScheme scheme) throws Exception {
        onFx(() -> {
            Window.getWindows().forEach(each -> each.getScene().getPreferences().setColorScheme(scheme));
            return null;
        });
        WaitForAsyncUtils.waitForFxEvents(10);
        var image = onFx(this::taken);
        var file = Files.createDirectories(PICTURES).resolve(name + "-" + scheme.name().toLowerCase(Locale.ROOT) + ".png");
        Pictures.write(image, file);
        assertTrue(image.getWidth() >= 900 && Files.size(file) > 10_000, "a whole window, not an empty one: " + file);
    }

    WritableImage taken() {
        return stage.getScene().snapshot(null);
    }

    /** Goes on with a window on another bench. */
    final void openOn(Workbench other) throws Exception {
        closeWindow();
        bench.close();
        bench = other;
        openAnew();
    }

    final void openAnew() throws Exception {
        openWindow();
        resize(1280, 800);
    }

    final void resize(double width, double height) {
        robot.interact(() -> {
            stage.setWidth(width);
            stage.setHeight(height);
        });
    }
}

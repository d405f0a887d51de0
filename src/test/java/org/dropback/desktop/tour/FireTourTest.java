package org.dropback.desktop.tour;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.application.ColorScheme;
import javax.imageio.ImageIO;
import org.dropback.callback.BodyType;
import org.dropback.callback.CallbackProfile;
import org.dropback.callback.SavedProfile;
import org.dropback.desktop.WindowTest;
import org.dropback.desktop.Workbench;
import org.dropback.sandbox.ListenPort;
import org.dropback.sandbox.SandboxOptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/** Pictures of test callbacks in {@code target/tour}. */
@Tag("tour")
class FireTourTest extends WindowTest {

    private static final Path PICTURES = Path.of("target", "tour");

    @Test
    void testCallbacks() throws Exception {
        closeWindow();
        bench.close();
        bench = new Workbench(folder.resolve("tour"), Locale.ENGLISH, SandboxOptions.temporary().withReceiverTlsPort(ListenPort.ANY));
        bench.profiles().save(SavedProfile.of(new CallbackProfile("Over TLS", List.of(bench.sandbox().receiverUrl() + "/status/403",
                bench.sandbox().receiverTlsUrl().orElseThrow().toString()), null, false, BodyType.FORM, "k=${object}", List.of(), Map.of())));
        openWindow();
        robot.interact(() -> {
            stage.setWidth(1280);
            stage.setHeight(800);
        });
        chooseCallback(Workbench.FAILS);
        add(bench.file("storefront-05.png", 4_600_000));
        awaitFinished(1);
        choose("storefront-05.png");
        await().until(() -> isShown("#test-callback"));
        picture("fire-upload", ColorScheme.LIGHT);
        robot.clickOn("#rail-profiles");
        fire(Workbench.WORKS, "OSS would answer 200");
        picture("fire", ColorScheme.LIGHT);
        picture("fire", ColorScheme.DARK);
        fire(Workbench.FAILS, "OSS would store");
        picture("fire-502", ColorScheme.DARK);
        fire("Over TLS", "OSS would store");
        picture("fire-tls", ColorScheme.LIGHT);
    }

    private void fire(String profile, String verdict) {
        await().until(() -> isShown(profile));
        robot.clickOn(profile);
        robot.clickOn("#fire");
        await().until(() -> text("#fire-verdict").startsWith(verdict));
    }

    private void picture(String name, ColorScheme scheme) throws Exception {
        onFx(() -> {
            stage.getScene().getPreferences().setColorScheme(scheme);
            return null;
        });
        WaitForAsyncUtils.waitForFxEvents(10);
        var image = onFx(() -> stage.getScene().snapshot(null));
        var picture = new BufferedImage((int) image.getWidth(), (int) image.getHeight(), BufferedImage.TYPE_INT_ARGB);
        for (var y = 0; y < picture.getHeight(); y++) {
            for (var x = 0; x < picture.getWidth(); x++) {
                picture.setRGB(x, y, image.getPixelReader().getArgb(x, y));
            }
        }
        var file = PICTURES.resolve(name + "-" + scheme.name().toLowerCase(Locale.ROOT) + ".png");
        Files.createDirectories(PICTURES);
        ImageIO.write(picture, "png", file.toFile());
        assertTrue(Files.size(file) > 10_000, "a whole window, not an empty one: " + file);
    }
}

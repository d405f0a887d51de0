package org.dropback.app;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --smoke} as a process of its own, as a package is tried. */
class SmokeProcessTest {

    @TempDir
    Path folder;

    @Test
    void theRealWindowUploadsAndIsPicturedWithoutADisplayInAHomeThatIsNew() throws Exception {
        var jvm = ProcessHandle.current().info().command().orElseThrow();
        var picture = folder.resolve("window.png");
        var err = folder.resolve("err");
        var builder = new ProcessBuilder(jvm, "-Djavafx.cachedir=" + System.getProperty("javafx.cachedir"), "-cp", System.getProperty("java.class.path"),
                "org.dropback.Dropback", "--smoke", "--picture", picture.toString()).redirectError(err.toFile());
        var out = folder.resolve("out");
        builder.redirectOutput(out.toFile());
        builder.environment().put("DROPBACK_HOME", folder.resolve("home").toString());
        builder.environment().keySet().removeAll(Set.of("DISPLAY", "WAYLAND_DISPLAY"));
        var process = builder.start();
        try {
            assertTrue(process.waitFor(120, SECONDS), "still running");
            assertEquals(0, process.exitValue(), Files.readString(err));
            assertEquals(2, Files.readAllLines(out).size(), "the window is shown, all passed");
            assertTrue(ImageIO.read(picture.toFile()).getWidth() > 800);
        } finally {
            process.destroyForcibly();
        }
    }
}

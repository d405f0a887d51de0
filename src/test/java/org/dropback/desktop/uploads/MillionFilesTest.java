package org.dropback.desktop.uploads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of a million files in the real window with 256 MiB: reports how fast, how late and how large; killed when the window says so, all keys are recorded. */
@Tag("benchmark")
class MillionFilesTest {

    private static final int FILES = Integer.getInteger("million.files", 1_000_000);
    private static final int IN_A_FOLDER = 1000;

    @TempDir
    private Path folder;

    private Path files() throws IOException {
        var all = folder.resolve("all");
        for (int n = 0; n < FILES; n++) {
            var place = all.resolve("d" + n / IN_A_FOLDER);
            if (n % IN_A_FOLDER == 0) {
                Files.createDirectories(place);
            }
            Files.createFile(place.resolve("f" + n % IN_A_FOLDER + ".bin"));
        }
        return all;
    }

    private long keys() throws SQLException {
        try (var database = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("home/journal.db"));
             var statement = database.createStatement(); var count = statement.executeQuery("SELECT count(*) FROM job")) {
            return count.getLong(1);
        }
    }

    @Test
    void theyAreRecordedWhenTheWindowSaysSo() throws Exception {
        var start = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED", "-Dglass.platform=Headless", "-Dprism.order=sw", "-cp", System.getProperty("java.class.path"),
                WatchedWindow.class.getName(), files().toString()));
        start.environment().put("DROPBACK_HOME", folder.resolve("home").toString());
        start.environment().remove("DISPLAY");
        start.redirectError(ProcessBuilder.Redirect.INHERIT);
        var window = start.start();
        String said = null;
        try (var lines = new BufferedReader(new InputStreamReader(window.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null && said == null; line = lines.readLine()) {
                System.out.println(line);
                said = line.startsWith("SAID") ? line : null;
            }
        } finally {
            window.destroyForcibly().waitFor();
        }
        assertNotNull(said, "the window said that all are queued");
        assertEquals(FILES, keys());
    }
}

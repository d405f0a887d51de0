package org.dropback.desktop.shell;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.text.Text;
import org.dropback.desktop.WindowTest;
import org.dropback.desktop.Workbench;
import org.junit.jupiter.api.Test;

/** That the queue was damaged is said in the window, not only in the log. */
class JournalBannerTest extends WindowTest {

    private String banners() {
        return robot.lookup(".banner").queryAll().stream().flatMap(banner -> banner.lookupAll("*").stream())
                .map(node -> node instanceof Label label ? label.getText() : node instanceof Text text ? text.getText() : "").collect(Collectors.joining("\n"));
    }

    @Test
    void aDamagedQueueIsTold() throws Exception {
        assertTrue(!banners().contains("damaged"), banners());
        closeWindow();
        bench.close();
        Files.writeString(folder.resolve("journal.db"), "this is no database at all, but as long as its header would be".repeat(40));
        Files.deleteIfExists(folder.resolve("journal.db-wal"));

        bench = new Workbench(folder, Locale.ENGLISH);
        openWindow();

        assertTrue(banners().contains("was damaged"), banners());
        assertTrue(banners().contains("journal"), banners());
    }
}

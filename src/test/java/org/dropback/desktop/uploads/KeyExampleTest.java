package org.dropback.desktop.uploads;

import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.TextField;
import org.dropback.desktop.WindowTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The example under the key template, while files wait that another program handed over. */
class KeyExampleTest extends WindowTest {

    @BeforeEach
    void template() {
        robot.interact(() -> ((TextField) node("#key-template")).setText("in/{relpath}-{size}"));
        await().until(() -> text("#key-example").equals("Example: in/photos/storefront-05.jpg-114020"));
    }

    private void offer(Path... files) {
        robot.interact(() -> window.offer(List.of(files)));
    }

    @Test
    void theFirstFileThatWaitsIsTheExampleUntilItIsUploaded() throws Exception {
        offer(bench.file("mine.bin", 77));
        await().until(() -> text("#key-example").equals("→ in/mine.bin-77"));
        robot.interact(() -> ((TextField) node("#key-template")).setText("out/{stem}/{md5}"));
        await().until(() -> text("#key-example").matches("→ out/mine/[0-9a-f]{32}"));
        robot.clickOn("#upload-offered");
        await().until(() -> text("#key-example").startsWith("Example: out/storefront-05/"));
    }

    @Test
    void ofAFolderItIsTheFirstFileInIt() throws Exception {
        var deep = Files.createDirectories(folder.resolve("album/2026"));
        Files.writeString(deep.resolve("a.txt"), "12345");
        offer(folder.resolve("album"));
        await().until(() -> text("#key-example").equals("→ in/album/2026/a.txt-5"));
    }

    @Test
    void filesThatArePutAwayAreNoExample() throws Exception {
        offer(bench.file("mine.bin", 77));
        await().until(() -> text("#key-example").equals("→ in/mine.bin-77"));
        robot.clickOn(".banner .icon-only");
        await().until(() -> text("#key-example").equals("Example: in/photos/storefront-05.jpg-114020"));
    }
}

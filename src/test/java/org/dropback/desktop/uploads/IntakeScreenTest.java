package org.dropback.desktop.uploads;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.dropback.desktop.WindowTest;
import org.dropback.upload.JobState;
import org.junit.jupiter.api.Test;

/** A folder of many files, as its user sees it. */
class IntakeScreenTest extends WindowTest {

    private Path folderOf(String name, int files) throws IOException {
        var many = Files.createDirectories(folder.resolve(name));
        for (int n = 0; n < files; n++) {
            Files.writeString(many.resolve("f" + n + ".bin"), "0123456789");
        }
        return many;
    }

    private TableView<UploadRow> table() {
        return robot.lookup("#upload-table").queryTableView();
    }

    @Test
    void twoFilesOfOneKeyAreAskedAboutBeforeTheFirstByte() throws Exception {
        robot.clickOn("#key-template").push(KeyCode.SHORTCUT, KeyCode.A).write("in/{name}");
        var first = folderOf("one", 2);
        var second = folderOf("two", 1);
        add(first, second);
        await().until(() -> isShown("#intake-all-the-same"));
        assertTrue(text("#intake-words").startsWith("One file has the object key of another and would overwrite it: in/f0.bin."), text("#intake-words"));
        assertEquals(0, bench.queue().jobs().size());
        robot.clickOn("#intake-cancel");
        await().until(() -> !isShown("#intake"));
        assertEquals(0, bench.queue().jobs().size());
        add(first, second);
        await().until(() -> isShown("#intake-all-the-same"));
        robot.clickOn("#intake-all-the-same");
        awaitFinished(3);
    }

    @Test
    void allOfManyAreChosenAndCancelledByKeysWithoutReadingThem() throws Exception {
        chooseCallback("No callback");
        bench.queue().limit(1);
        add(folderOf("many", 5000));
        await().atMost(Duration.ofMinutes(2)).until(() -> onFx(() -> table().getItems().size()) == 5000);
        robot.interact(() -> table().requestFocus());
        robot.push(KeyCode.SHORTCUT, KeyCode.A);
        assertEquals(5000, onFx(() -> table().getSelectionModel().getSelectedIndices().size()));
        robot.push(KeyCode.SPACE);
        await().until(() -> bench.queue().counts().getOrDefault(JobState.WAITING, 0L) == 0);
        assertTrue(bench.queue().counts().getOrDefault(JobState.PAUSED, 0L) > 0, bench.queue().counts().toString());
        assertEquals(5000, onFx(() -> table().getSelectionModel().getSelectedIndices().size()), "what was chosen stays so");
    }
}

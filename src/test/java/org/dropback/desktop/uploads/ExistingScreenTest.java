package org.dropback.desktop.uploads;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
import org.dropback.desktop.WindowTest;
import org.dropback.upload.JobState;
import org.junit.jupiter.api.Test;

/** Objects that are there already are asked about. */
class ExistingScreenTest extends WindowTest {

    @Test
    void oneAnswerCountsForAllAndNobodyElseWaitsForIt() throws Exception {
        chooseCallback("No callback");
        var a = bench.file("a.bin", 1000);
        var b = bench.file("b.bin", 1000);
        add(a, b);
        awaitFinished(2);
        assertFalse(isShown("#existing"));
        robot.interact(() -> ((MenuButton) node("#ways")).getItems().stream().filter(CheckMenuItem.class::isInstance).forEach(item -> ((CheckMenuItem) item).setSelected(true)));
        robot.interact(() -> ((ComboBox<?>) node("#sending-exists")).getSelectionModel().selectLast());
        Files.write(a, new byte[11]);
        Files.write(b, new byte[12]);
        add(a, b, bench.file("c.bin", 10));
        await().until(() -> isShown("#existing") && bench.queue().counts().equals(Map.of(JobState.DONE, 3L, JobState.ASKING, 2L)));
        await().until(() -> text("#existing-words").startsWith("2 objects are there already; other uploads go on."));
        robot.clickOn("#count-asking");
        await().until(() -> rows().size() == 2);
        robot.clickOn("#count-asking");

        robot.clickOn("#existing-rename");

        awaitFinished(5);
        await().until(() -> !isShown("#existing"));
        var keys = bench.queue().jobs().stream().map(job -> job.key()).toList();
        for (var name : List.of("a (2).bin", "b (2).bin", "c.bin")) {
            assertEquals(1, keys.stream().filter(key -> key.endsWith("/" + name)).count(), keys.toString());
        }
        assertTrue(bench.queue().jobs().stream().allMatch(job -> job.state() == JobState.DONE));
    }
}

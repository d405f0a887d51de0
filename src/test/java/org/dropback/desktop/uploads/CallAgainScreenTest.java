package org.dropback.desktop.uploads;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import org.dropback.desktop.WindowTest;
import org.dropback.desktop.Workbench;
import org.dropback.sandbox.fault.FaultRule;
import org.dropback.upload.HistoryFilter;
import org.dropback.upload.JobState;
import org.dropback.upload.UploadMethod;
import org.junit.jupiter.api.Test;

/** A failed callback is called again from its row, after one explanation of what that changes. */
class CallAgainScreenTest extends WindowTest {

    private void press(String button) {
        robot.interact(() -> ((Button) node(button)).fire());
    }

    private boolean seen(String query) {
        var node = node(query);
        var view = node(".callback-tab .viewport");
        return view.localToScene(view.getLayoutBounds()).contains(node.localToScene(node.getLayoutBounds()));
    }

    private void upload(String... names) throws Exception {
        chooseCallback(Workbench.FAILS);
        for (var name : names) {
            add(bench.file(name, 46_000));
        }
        awaitFinished(names.length);
        choose(names[0]);
        await().until(() -> isShown("#call-again"));
    }

    @Test
    void theChangeIsExplainedOnceAndTheRowTellsOfTheNewTry() throws Exception {
        upload("a.png");
        assertTrue(node("#call-again").getStyleClass().contains("accent"));
        assertFalse(isShown("#again-explanation"));
        int before = bench.sandbox().callbacks().size();
        var upload = row("a.png").snapshot();

        press("#call-again");

        await().until(() -> isShown("#again-explanation"));
        assertTrue(onFx(() -> seen("#headline") && seen("#again-go")), "what it is about and its buttons are seen without scrolling");
        assertFalse(isShown("#answer"));
        assertEquals(before, bench.sandbox().callbacks().size(), "nothing is called before it is agreed to");
        robot.interact(() -> ((CheckBox) node("#again-silent")).setSelected(true));
        press("#again-go");
        await().until(() -> bench.sandbox().callbacks().size() == before + 1 && rows().stream().allMatch(UploadRow::isFinished));
        await().until(() -> row("a.png").snapshot().bytesSent() == 0);
        assertEquals(JobState.CALLBACK_FAILED, row("a.png").snapshot().state());
        assertEquals(UploadMethod.PUT, row("a.png").snapshot().method(), "how it was uploaded stays told of");
        assertEquals(upload.millis(), row("a.png").snapshot().millis());
        await().until(() -> isShown("#answer"));
        assertEquals(UploadMethod.COPY, bench.journal().history(HistoryFilter.ALL, Long.MAX_VALUE, 1).getFirst().method());
        assertFalse(isShown("#again-explanation"));

        bench.sandbox().addFault(FaultRule.parse("no-such-upload op=GetObjectAcl"));
        press("#call-again");
        await().until(() -> text("#headline").equals("The file is stored as before. The callback was not called again."));
        assertFalse(isShown("#again-explanation"), "it is explained once");
        bench.sandbox().useFaults(List.of());
    }

    @Test
    void theRowsMenuCallsAllFailedCallbacksAgain() throws Exception {
        upload("a.png", "b.png");
        int before = bench.sandbox().callbacks().size();
        robot.rightClickOn("a.png").clickOn("Retry all 2 failed callbacks");
        await().until(() -> isShown("#again-explanation"));
        press("#again-go");
        await().until(() -> bench.sandbox().callbacks().size() == before + 2);
    }
}

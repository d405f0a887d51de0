package org.dropback.desktop.uploads;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.stage.Window;
import org.dropback.desktop.WindowTest;
import org.dropback.sandbox.fault.FaultRule;
import org.dropback.upload.JobState;
import org.dropback.upload.engine.EngineLimits;
import org.junit.jupiter.api.Test;

/** Rows that wait can be moved before all others, or behind them. */
class OrderScreenTest extends WindowTest {

    private List<String> stored() {
        return bench.sandbox().requests().stream().filter(request -> request.method().equals("PUT")).map(request -> String.valueOf(request.key()))
                .map(key -> key.substring(key.lastIndexOf('/') + 1)).filter(name -> !name.startsWith("running")).toList();
    }

    @Test
    void theRowsMenuMovesThem() throws Exception {
        bench.queue().use(new EngineLimits(1, 1));
        bench.sandbox().addFault(FaultRule.parse("delay=30s key=*running.png"));
        add(bench.file("running.png", 46_000));
        await().until(() -> bench.queue().counts().containsKey(JobState.CALLING_BACK));
        add(bench.file("b.png", 46_000), bench.file("c.png", 46_000), bench.file("d.png", 46_000));
        await().untilAsserted(() -> assertTrue(rows().size() == 4 && rows().stream().allMatch(row -> row.snapshot() != null),
                () -> rows() + " " + bench.queue().jobs()));

        var before = bench.journal().place(true);
        menu("d.png", "Upload first");
        await().until(() -> bench.journal().place(true) < before);
        var after = bench.journal().place(false);
        menu("b.png", "Upload last");
        await().until(() -> bench.journal().place(false) > after);
        bench.queue().cancel(row("running.png").id());

        await().until(() -> stored().equals(List.of("d.png", "c.png", "b.png")));
    }

    @Test
    void whatRestsIsNotFinished() throws Exception {
        bench.queue().limit(1);
        add(bench.file("rests.png", 46_000));
        await().until(() -> !bench.queue().isIdle());
        bench.queue().pauseAll();
        await().until(() -> row("rests.png").snapshot().state() == JobState.PAUSED && !bench.queue().counts().containsKey(JobState.UPLOADING));
        assertEquals("1 of 1 left", text("#left"));
    }

    private void menu(String row, String item) {
        choose(row);
        robot.interact(() -> {
            var table = robot.lookup(row).query();
            table.fireEvent(new ContextMenuEvent(ContextMenuEvent.CONTEXT_MENU_REQUESTED, 1, 1, 1, 1, false, null));
            for (var window : List.copyOf(Window.getWindows())) {
                if (window instanceof ContextMenu menu && menu.isShowing()) {
                    menu.getItems().stream().filter(each -> item.equals(each.getText())).forEach(MenuItem::fire);
                    menu.hide();
                }
            }
        });
    }
}

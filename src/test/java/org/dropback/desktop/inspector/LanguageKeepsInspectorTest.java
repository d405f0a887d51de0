package org.dropback.desktop.inspector;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import org.dropback.desktop.WindowTest;
import org.dropback.settings.Language;
import org.junit.jupiter.api.Test;

/** Another language builds the screens anew, and whoever looked at something still does. */
class LanguageKeepsInspectorTest extends WindowTest {

    private TableView<InspectorRow> table() {
        return robot.lookup("#callback-table").queryTableView();
    }

    private ScrollPane settings() {
        return (ScrollPane) robot.lookup(".settings-scroll").query();
    }

    @Test
    void theCallbackOnShowAndThePlaceInTheSettingsAreKept() throws Exception {
        add(bench.file("a.txt", 10), bench.file("b.txt", 10), bench.file("c.txt", 10));
        awaitFinished(3);
        robot.clickOn("#rail-inspector");
        await().until(() -> onFx(() -> table().getItems().size()) == 3);
        robot.interact(() -> table().getSelectionModel().clearAndSelect(1));
        robot.interact(() -> ((TextInputControl) node("#inspector-search")).setText("txt"));
        await().until(() -> onFx(() -> table().getItems().size()) == 3);
        long chosen = onFx(() -> table().getSelectionModel().getSelectedItem().id());
        robot.clickOn("#rail-settings");
        await().until(() -> isShown("#setting-language"));
        robot.interact(() -> settings().setVvalue(0.4));
        robot.interact(() -> {
            @SuppressWarnings("unchecked")
            var box = (ComboBox<Language>) node("#setting-language");
            box.setValue(Language.SIMPLIFIED);
        });
        await().until(() -> text("#reset-settings").equals("全部重置"));
        await().until(() -> Math.abs(onFx(() -> settings().getVvalue()) - 0.4) < 0.01);
        robot.clickOn("#rail-inspector");
        await().until(() -> onFx(() -> table().getSelectionModel().getSelectedItem()) != null);
        assertEquals(chosen, onFx(() -> table().getSelectionModel().getSelectedItem().id()));
        assertEquals("txt", onFx(() -> ((TextInputControl) node("#inspector-search")).getText()));
        assertEquals(List.of(1), onFx(() -> List.copyOf(table().getSelectionModel().getSelectedIndices())));
        assertNotNull(onFx(() -> node("#callback-tabs")));
    }
}

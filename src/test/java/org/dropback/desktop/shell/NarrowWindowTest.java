package org.dropback.desktop.shell;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import org.dropback.connection.SavedConnection;
import org.dropback.desktop.WindowTest;
import org.junit.jupiter.api.Test;

/** In a small window what matters keeps its room. */
class NarrowWindowTest extends WindowTest {

    private void width(double width) {
        robot.interact(() -> {
            stage.setWidth(width);
            stage.setHeight(600);
        });
    }

    private double width(String query) {
        return onFx(() -> {
            stage.getScene().getRoot().layout();
            return ((Region) node(query)).getWidth();
        });
    }

    @Test
    void theRailLeavesItsNamesToTooltips() {
        width(900);
        await().until(() -> width(".rail") < 60);
        assertTrue(!isShown("#rail-profiles .rail-name"));
        assertEquals("Profiles · 2", onFx(() -> ((ToggleButton) node("#rail-profiles")).getTooltip().getText()));
        width(1280);
        await().until(() -> width(".rail") > 150);
        assertTrue(isShown("#rail-profiles .rail-name"));
    }

    @Test
    void theKeyTemplateAndTheBoxesCanBeRead() {
        width(900);
        await().until(() -> width("#key-template") > 150);
        assertTrue(width("#callback-choice") > 100, () -> "callback " + width("#callback-choice"));
    }

    @Test
    void aConnectionsLongNameEndsInDots() throws Exception {
        bench.kit().store().save(null, SavedConnection.named("Company photos and everything else, production").withBucket("company-photos"));
        closeWindow();
        openWindow();
        robot.clickOn("#rail-connections");
        ListView<?> list = robot.lookup("#connection-list").queryListView();
        await().until(() -> list.getItems().size() == 2);
        robot.interact(() -> stage.getScene().getRoot().layout());
        assertTrue(onFx(() -> list.lookupAll(".scroll-bar").stream().map(ScrollBar.class::cast).noneMatch(ScrollBar::isVisible)));
    }
}

package org.dropback.desktop.inspector;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import org.dropback.desktop.WindowTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.util.WaitForAsyncUtils;

/** The Inspector in the smallest windows. */
class NarrowInspectorTest extends WindowTest {

    @BeforeEach
    void aCallbackIsOnShow() throws Exception {
        add(bench.file("价格表-秋季.xlsx", 46_000));
        awaitFinished(1);
        robot.clickOn("#rail-inspector");
        await().until(() -> isShown("#body-verdict"));
    }

    private void resize(double width, double height) {
        robot.interact(() -> {
            stage.setWidth(width);
            stage.setHeight(height);
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Bounds bounds(Node node) {
        return onFx(() -> node.localToScene(node.getBoundsInLocal()));
    }

    @ParameterizedTest
    @CsvSource({"900,600", "1000,640", "1280,800"})
    void allTabsAreSeenWhole(double width, double height) {
        resize(width, height);
        var pane = node("#callback-tabs");
        assertFalse(onFx(() -> pane.lookup(".control-buttons-tab").isVisible()), "tabs behind the arrow");
        var room = bounds(pane);
        for (var tab : robot.from(pane).lookup(".tab-header-area .tab").queryAll()) {
            assertTrue(bounds(tab).getMaxX() <= room.getMaxX() + 0.5, () -> bounds(tab) + " in " + room);
        }
        assertEquals(5, robot.from(pane).lookup(".tab-header-area .tab").queryAll().size());
    }

    @ParameterizedTest
    @CsvSource({"900,600", "1000,640"})
    void aNoticeLeavesTheVerdictUncovered(double width, double height) {
        resize(width, height);
        robot.clickOn("#copy-curl");
        await().until(() -> isShown("#toast"));
        WaitForAsyncUtils.waitForFxEvents();
        assertFalse(bounds(node("#toast")).intersects(bounds(node("#body-verdict"))), () -> bounds(node("#toast")) + " over " + bounds(node("#body-verdict")));
    }
}

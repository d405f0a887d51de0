package org.dropback.desktop.uploads;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.control.SplitPane;
import javafx.scene.layout.Pane;
import org.dropback.connection.KeySource;
import org.dropback.connection.SavedConnection;
import org.dropback.desktop.WindowTest;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/** The first upload brings the detail under the table, in its share of the room, whatever else comes and goes at that moment. */
class DetailRoomTest extends WindowTest {

    /** As the detail joins, before it is laid out. */
    private void asTheDetailJoins(Runnable change) {
        onFx(() -> ((SplitPane) node(".split-pane")).getItems().subscribe(change));
    }

    private void assertItsShare() throws Exception {
        add(bench.file("a.bin", 10));
        awaitFinished(1);
        await().until(() -> isShown("#headline"));
        WaitForAsyncUtils.waitForFxEvents();
        double all = onFx(() -> node(".split-pane").getLayoutBounds().getHeight());
        // Of what comes or goes later the table takes all.
        assertEquals(0.45, onFx(() -> node(".detail-pane").getLayoutBounds().getHeight()) / all, 0.15);
    }

    @Test
    void theDetailHasItsShareWhereABarAboveItGoes() throws Exception {
        var strip = node(".drop-strip");
        asTheDetailJoins(() -> strip.setManaged(false));
        assertItsShare();
    }

    @Test
    void theDetailHasItsShareWhereABarAboveItComes() throws Exception {
        var strip = node(".drop-strip");
        robot.interact(() -> strip.setManaged(false));
        asTheDetailJoins(() -> strip.setManaged(true));
        assertItsShare();
    }

    @Test
    void theDetailHasItsShareWhereTheWindowGrows() throws Exception {
        robot.interact(() -> stage.setHeight(700));
        asTheDetailJoins(() -> stage.setHeight(900));
        assertItsShare();
    }

    @Test
    void copyAsCodeStandsOnTheLineOfTheTabs() throws Exception {
        add(bench.file("a.bin", 10));
        awaitFinished(1);
        await().until(() -> isShown("#copy-as-code"));
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(middle(".detail-pane .tab-label"), middle("#copy-as-code > .label"), 1.0);
    }

    private double middle(String query) {
        return onFx(() -> node(query).localToScene(node(query).getLayoutBounds()).getCenterY());
    }

    @Test
    void theDestinationFitsIntoANarrowWindowAlsoWhereThereAreSeveral() throws Exception {
        bench.kit().store().save(null, SavedConnection.named("Photos").withBucket("photos").withKeys(new KeySource.Environment()));
        closeWindow();
        openWindow();
        robot.interact(() -> {
            stage.setWidth(900);
            stage.setHeight(600);
        });
        await().until(() -> isShown("#connection"));
        WaitForAsyncUtils.waitForFxEvents();
        double right = onFx(() -> {
            var bar = (Pane) node(".destination-bar");
            return bar.localToScene(bar.getChildren().getLast().getBoundsInParent()).getMaxX();
        });
        assertTrue(right <= 900, "the last button ends at " + right);
    }
}

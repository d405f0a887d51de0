package org.dropback.desktop.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javafx.beans.property.SimpleLongProperty;
import javafx.scene.shape.Polyline;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

class SpeedChartTest {

    private final AtomicLong time = new AtomicLong();
    private final SimpleLongProperty speed = new SimpleLongProperty();

    @BeforeAll
    static void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    private static int points(SpeedChart chart) {
        return ((Polyline) chart.getChildren().getFirst()).getPoints().size() / 2;
    }

    @Test
    void aReadingASecondForAMinute() {
        new FxRobot().interact(() -> {
            var chart = new SpeedChart(speed, time::get, "");
            assertFalse(chart.isVisible());
            for (int tenth = 1; tenth <= 30; tenth++) {
                time.addAndGet(TimeUnit.MILLISECONDS.toNanos(100));
                speed.set(1000 + tenth);
            }
            assertTrue(chart.isVisible());
            assertEquals(4, points(chart));
            for (int second = 1; second <= 200; second++) {
                time.addAndGet(TimeUnit.SECONDS.toNanos(1));
                speed.set(second);
            }
            assertEquals(SpeedChart.SECONDS + 1, points(chart));
            speed.set(0);
            assertFalse(chart.isVisible() || chart.isManaged());
        });
    }
}

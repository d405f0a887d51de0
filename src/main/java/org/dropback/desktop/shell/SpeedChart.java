package org.dropback.desktop.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Polyline;
import org.dropback.desktop.common.Controls;

/** How fast the last minute was, as a line; there only while bytes move. It takes at most one reading a second, and has no timer of its own. FX thread. */
final class SpeedChart extends Pane {

    static final int SECONDS = 60;
    private static final double WIDTH = 72;
    private static final double HEIGHT = 16;
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private record Reading(long at, long bytesPerSecond) {
    }

    private final LongSupplier nanos;
    private final Deque<Reading> readings = new ArrayDeque<>();
    private final Polyline line = new Polyline();

    /**
     * @param speed in bytes a second; 0 while nothing moves
     * @param nanos the time, as {@link System#nanoTime}
     * @param name  what it shows
     */
    SpeedChart(ObservableValue<Number> speed, LongSupplier nanos, String name) {
        this.nanos = nanos;
        setId("speed-chart");
        setAccessibleText(name);
        setMinSize(WIDTH, HEIGHT);
        setMaxSize(WIDTH, HEIGHT);
        setPrefSize(WIDTH, HEIGHT);
        line.getStyleClass().add("speed-line");
        getChildren().add(line);
        Tooltip.install(this, new Tooltip(name));
        speed.subscribe(bytes -> take(bytes.longValue()));
    }

    private void take(long bytes) {
        Controls.show(this, bytes > 0);
        long now = nanos.getAsLong();
        if (!readings.isEmpty() && now - readings.getLast().at < SECOND) {
            return;
        }
        readings.add(new Reading(now, bytes));
        while (now - readings.getFirst().at > SECONDS * SECOND) {
            readings.removeFirst();
        }
        draw(now);
    }

    private void draw(long now) {
        double most = Math.max(1, readings.stream().mapToLong(Reading::bytesPerSecond).max().orElse(1));
        line.getPoints().setAll(readings.stream().flatMap(each -> Stream.of(WIDTH * (1 - (now - each.at) / (double) (SECONDS * SECOND)),
                HEIGHT - 1 - (HEIGHT - 2) * each.bytesPerSecond / most)).toList());
    }
}

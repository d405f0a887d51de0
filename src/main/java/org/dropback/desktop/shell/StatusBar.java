package org.dropback.desktop.shell;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.dropback.desktop.common.Controls;
import org.dropback.desktop.common.Tone;
import org.dropback.desktop.common.Tones;
import org.dropback.desktop.common.WholeText;
import org.dropback.desktop.uploads.RowGroup;
import org.dropback.desktop.uploads.UploadRows;
import org.dropback.text.ByteSize;

/** Where the window is connected to, and how the uploads get on. */
final class StatusBar extends HBox {

    private static final List<RowGroup> LEFT = List.of(RowGroup.WAITING, RowGroup.UPLOADING, RowGroup.PAUSED, RowGroup.ASKING, RowGroup.URL_NEEDED);

    /** @param status of the screen on show */
    StatusBar(DesktopServices services, UploadRows rows, ObservableValue<String> status) {
        getStyleClass().add("status-bar");
        setId("status-bar");
        setAlignment(Pos.CENTER_LEFT);
        var dot = new Region();
        dot.getStyleClass().add("status-dot");
        Tones.set(dot, services.sandbox() == null ? Tone.NEUTRAL : Tone.SUCCESS);
        var connection = Controls.label(connection(services));
        WholeText.onHover(connection);
        getChildren().addAll(dot, connection, Controls.spacer(), behind(services, rows),
                new SpeedChart(rows.bytesPerSecondProperty(), System::nanoTime, services.messages().get("shell.speedChart")), speed(services, rows), ofScreen(status), left(services, rows, status));
    }

    private static String connection(DesktopServices services) {
        var sandbox = services.sandbox();
        if (sandbox != null) {
            return services.messages().get("shell.sandbox", sandbox.endpoint().toString());
        }
        var connection = services.connections().getFirst();
        return connection.name() + " · " + connection.endpoint();
    }

    private static Label behind(DesktopServices services, UploadRows rows) {
        var behind = Controls.label(services.messages().get("shell.behind"));
        behind.setId("behind");
        Tones.set(behind, Tone.WARNING);
        WholeText.onHover(behind);
        rows.behindProperty().subscribe(is -> Controls.show(behind, is));
        return behind;
    }

    private static Label speed(DesktopServices services, UploadRows rows) {
        var speed = Controls.label("");
        speed.setMinWidth(USE_PREF_SIZE);
        rows.bytesPerSecondProperty().subscribe(bytes -> {
            speed.setText(services.messages().get("shell.speed", ByteSize.format(bytes.longValue(), services.messages().locale())));
            Controls.show(speed, bytes.longValue() > 0);
        });
        return speed;
    }

    private static Label ofScreen(ObservableValue<String> status) {
        var label = Controls.label("");
        label.setId("screen-status");
        label.setMinWidth(USE_PREF_SIZE);
        label.textProperty().bind(status);
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }

    /** What is left, else how it ended: that is not told where the screen has something of its own to tell. */
    private static Label left(DesktopServices services, UploadRows rows, ObservableValue<String> status) {
        var label = Controls.label("");
        label.setId("left");
        label.setMinWidth(USE_PREF_SIZE);
        Runnable count = () -> {
            var left = LEFT.stream().mapToInt(group -> rows.countProperty(group).get()).sum();
            var total = rows.totalProperty().get();
            var failed = rows.countProperty(RowGroup.FAILED).get();
            label.setText(left > 0 ? services.messages().get("shell.left", left, total)
                    : failed > 0 ? services.messages().get("shell.finishedFailed", total, failed) : services.messages().get("shell.allFinished", total));
            Controls.show(label, left > 0 || total > 0 && status.getValue().isEmpty());
        };
        LEFT.forEach(group -> rows.countProperty(group).subscribe(count));
        rows.countProperty(RowGroup.FAILED).subscribe(count);
        rows.totalProperty().subscribe(count);
        status.subscribe(count);
        count.run();
        return label;
    }
}

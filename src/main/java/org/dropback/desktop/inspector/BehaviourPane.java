package org.dropback.desktop.inspector;

import java.time.ZoneId;
import javafx.geometry.Pos;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.dropback.desktop.common.Controls;
import org.dropback.text.Messages;
import org.kordamp.ikonli.feather.Feather;

/** How the sandbox behaves, to be changed while it runs. */
final class BehaviourPane extends VBox {

    BehaviourPane(Behaviour behaviour, ZoneId zone, Messages messages) {
        getStyleClass().addAll("replay-pane", "sandbox-pane");
        setId("sandbox-pane");
        Runnable close = () -> behaviour.openProperty().set(false);
        var head = new HBox(Controls.label(messages.get("inspector.sandbox.title"), "headline"), Controls.spacer(),
                Controls.iconButton(Feather.X, messages.get("inspector.sandbox.close"), close));
        head.setAlignment(Pos.CENTER_LEFT);
        var faults = new FaultsSection(behaviour, messages);
        var sections = new VBox(faults, new ClockSection(behaviour, zone, messages), new UndocumentedSection(behaviour, messages));
        sections.getStyleClass().add("sandbox-sections");
        var scroll = new ScrollPane(sections);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().addAll("edge-to-edge", "rule-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head, scroll);
        visibleProperty().subscribe(shown -> {
            if (shown) {
                faults.focusField();
            }
        });
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close.run();
                event.consume();
            }
        });
    }
}

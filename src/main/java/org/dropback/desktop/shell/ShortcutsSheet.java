package org.dropback.desktop.shell;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import org.dropback.desktop.common.Controls;
import org.dropback.text.Messages;

/** Tells the keys of the window, above the screen on show. */
final class ShortcutsSheet extends VBox {

    private final Button close;

    ShortcutsSheet(Messages messages) {
        getStyleClass().addAll("question-sheet", "shortcuts-sheet");
        setId("shortcuts");
        close = Controls.button(messages.get("uploads.leftovers.close"), () -> Controls.show(this, false));
        close.setId("shortcuts-close");
        var pairs = new TilePane();
        pairs.getStyleClass().add("shortcut-pairs");
        for (var each : Shortcut.values()) {
            var keys = Controls.label(each.shown(), "mono", "shortcut-keys");
            var pair = new HBox(keys, Controls.label(messages.get("shortcut." + each.name())));
            pair.getStyleClass().add("shortcut-pair");
            pair.setAlignment(Pos.CENTER_LEFT);
            pairs.getChildren().add(pair);
        }
        var head = new HBox(Controls.label(messages.get("shell.shortcuts"), "section-title"), Controls.spacer(), close);
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(head, pairs);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                Controls.show(this, false);
                event.consume();
            }
        });
        Controls.show(this, false);
    }

    /** Shows it, or puts it away again. */
    void toggle() {
        Controls.show(this, !isVisible());
        if (isVisible()) {
            close.requestFocus();
        }
    }
}

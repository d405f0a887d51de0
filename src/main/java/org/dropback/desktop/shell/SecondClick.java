package org.dropback.desktop.shell;

import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * The second half of a double click is for what the first half met, not for a button that moved under the mouse in between; but like ones, of rows that move
 * up, are pressed one after the other. FX thread.
 */
final class SecondClick {

    private @Nullable Control first;

    private SecondClick() {
    }

    static void keepOffOthers(Scene scene) {
        var clicks = new SecondClick();
        scene.addEventFilter(MouseEvent.MOUSE_PRESSED, clicks::pressed);
    }

    private void pressed(MouseEvent press) {
        var met = pressable(press.getTarget());
        if (press.getClickCount() == 1) {
            first = met;
        } else if (met != null && met != first && (first == null || !met.getStyleClass().equals(first.getStyleClass()))) {
            press.consume();
        }
    }

    private static @Nullable Control pressable(EventTarget target) {
        for (var node = target instanceof Node hit ? hit : null; node != null; node = node.getParent()) {
            if (node instanceof ButtonBase || node instanceof ComboBoxBase<?>) {
                return (Control) node;
            }
        }
        return null;
    }
}

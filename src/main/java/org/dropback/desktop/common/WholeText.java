package org.dropback.desktop.common;

import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.Text;

/** Text that may end in dots where there is no room: a tooltip then shows the whole of it. */
public final class WholeText {

    private WholeText() {
    }

    public static void onHover(Labeled labeled) {
        labeled.addEventHandler(MouseEvent.MOUSE_ENTERED, _ -> labeled.setTooltip(isCut(labeled) ? tooltip(labeled.getText()) : null));
    }

    /** The same for what a box shows of its value. */
    public static void onHover(ComboBox<?> box) {
        box.addEventHandler(MouseEvent.MOUSE_ENTERED, _ -> {
            if (box.lookup(".list-cell") instanceof Labeled shown) {
                box.setTooltip(isCut(shown) ? tooltip(shown.getText()) : null);
            }
        });
    }

    /** Only the node that draws the text knows how much of it there was room for. */
    static boolean isCut(Labeled labeled) {
        return labeled.lookup(".text") instanceof Text drawn && labeled.getText() != null && !drawn.getText().equals(labeled.getText());
    }

    private static Tooltip tooltip(String text) {
        var tooltip = new Tooltip(text);
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(600);
        return tooltip;
    }
}

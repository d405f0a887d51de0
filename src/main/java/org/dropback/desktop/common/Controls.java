package org.dropback.desktop.common;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** Small controls dressed alike everywhere. */
public final class Controls {

    private Controls() {
    }

    public static Button button(String text, Runnable action, String... styleClasses) {
        var button = new Button(text);
        button.setMnemonicParsing(false);
        button.setOnAction(_ -> action.run());
        button.getStyleClass().addAll(styleClasses);
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    /** A button with nothing but an icon; {@code name} is what a screen reader says and the tooltip shows. */
    public static Button iconButton(Feather icon, String name, Runnable action) {
        var button = button("", action, "flat", "button-icon", "icon-only");
        button.setGraphic(new Icon(icon));
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.setAccessibleText(name);
        button.setTooltip(new Tooltip(name));
        return button;
    }

    public static Label label(String text, String... styleClasses) {
        var label = new Label(text);
        label.getStyleClass().addAll(styleClasses);
        return label;
    }

    /** A label that breaks its lines and never loses its end. */
    public static Label paragraph(String text, String... styleClasses) {
        var label = label(text, styleClasses);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /** Takes the room that others leave. */
    public static Region spacer() {
        var spacer = new Region();
        HBox.setHgrow(spacer, Priority.ALWAYS);
        return spacer;
    }

    /** Shows a node, or takes it away together with its room. */
    public static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}

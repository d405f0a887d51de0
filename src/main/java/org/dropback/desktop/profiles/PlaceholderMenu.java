package org.dropback.desktop.profiles;

import java.util.function.BooleanSupplier;
import javafx.geometry.Side;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import org.dropback.desktop.common.Controls;
import org.dropback.text.Messages;

/** Offers placeholders while somebody types a template of a value. */
final class PlaceholderMenu {

    private final TextField field;
    private final Messages messages;
    private final ContextMenu menu = new ContextMenu();

    private PlaceholderMenu(TextField field, Messages messages) {
        this.field = field;
        this.messages = messages;
        menu.getStyleClass().add("placeholders");
    }

    /** @param wanted whether the field holds a template */
    static void install(TextField field, BooleanSupplier wanted, Messages messages) {
        var menu = new PlaceholderMenu(field, messages);
        field.caretPositionProperty().addListener((_, _, _) -> {
            if (field.isFocused() && wanted.getAsBoolean()) {
                menu.offer();
            }
        });
        field.focusedProperty().subscribe(_ -> menu.menu.hide());
    }

    private void offer() {
        int caret = Math.min(field.getCaretPosition(), field.getLength());
        var before = field.getText(0, caret);
        var fitting = Placeholders.fitting(before);
        if (fitting.isEmpty()) {
            menu.hide();
            return;
        }
        menu.getItems().setAll(fitting.stream().map(name -> item(name, Placeholders.start(before), caret)).toList());
        if (!menu.isShowing()) {
            menu.show(field, Side.BOTTOM, 0, 2);
        }
    }

    private CustomMenuItem item(String written, int start, int caret) {
        var name = new Label(written);
        name.getStyleClass().add("mono");
        name.setMinWidth(110);
        var item = new CustomMenuItem(new HBox(8, name, Controls.label(messages.get("profiles.placeholder." + Placeholders.word(written)), "muted", "small-text")));
        item.setOnAction(_ -> field.replaceText(start, caret, written));
        return item;
    }
}

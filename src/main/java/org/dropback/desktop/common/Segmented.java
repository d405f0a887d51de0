package org.dropback.desktop.common;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** A few choices side by side, one of them always taken. */
public final class Segmented<T> extends HBox {

    private final ObjectProperty<T> value;
    private final ToggleGroup group = new ToggleGroup();

    public Segmented(List<T> choices, Function<T, String> names) {
        value = new SimpleObjectProperty<>(choices.getFirst());
        getStyleClass().add("segmented");
        setAlignment(Pos.CENTER_LEFT);
        for (var choice : choices) {
            var button = new ToggleButton(names.apply(choice));
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setToggleGroup(group);
            button.setUserData(choice);
            button.setSelected(choice == value.get());
            button.setOnAction(_ -> value.set(choice));
            button.getStyleClass().add(choice == choices.getFirst() ? "left-pill" : choice == choices.getLast() ? "right-pill" : "center-pill");
            getChildren().add(button);
        }
        value.addListener((_, _, _) -> showValue());
        // A second click on the chosen one would leave nothing chosen.
        group.selectedToggleProperty().addListener((_, _, _) -> showValue());
    }

    private void showValue() {
        group.getToggles().stream().filter(toggle -> toggle.getUserData() == value.get()).findFirst().ifPresent(group::selectToggle);
    }

    public ObjectProperty<T> valueProperty() {
        return value;
    }
}

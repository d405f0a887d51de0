package org.dropback.desktop.shell;

import java.util.List;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.dropback.desktop.common.Controls;
import org.dropback.desktop.common.Icon;

/** The screens, one below the other, with how much each holds. */
final class Rail extends VBox {

    /** Seldom gone to, so they stand at the foot. */
    private static final Set<String> AT_FOOT = Set.of("connections", "settings");

    /** A window below this width needs the room of the names more than the names. */
    static final double NARROW = 1060;
    private static final PseudoClass IS_NARROW = PseudoClass.getPseudoClass("narrow");

    private final BooleanProperty narrow = new SimpleBooleanProperty();

    /** @param foot below all screens */
    Rail(List<Screen> screens, ObjectProperty<Screen> current, Node foot) {
        getStyleClass().add("rail");
        narrow.subscribe(is -> pseudoClassStateChanged(IS_NARROW, is));
        sceneProperty().flatMap(Scene::widthProperty).subscribe(width -> narrow.set(width != null && width.doubleValue() < NARROW));
        screens.stream().filter(screen -> !AT_FOOT.contains(screen.id())).forEach(screen -> getChildren().add(item(screen, current)));
        var room = new Region();
        VBox.setVgrow(room, Priority.ALWAYS);
        getChildren().add(room);
        screens.stream().filter(screen -> AT_FOOT.contains(screen.id())).forEach(screen -> getChildren().add(item(screen, current)));
        getChildren().add(foot);
    }

    private ToggleButton item(Screen screen, ObjectProperty<Screen> current) {
        var count = Controls.label("", "rail-count");
        count.setMinWidth(USE_PREF_SIZE);
        Label name = Controls.label(screen.name(), "rail-name");
        var mark = new Region();
        mark.setId("rail-mark-" + screen.id());
        mark.getStyleClass().add("rail-mark");
        var icon = new StackPane(new Icon(screen.icon()), mark);
        StackPane.setAlignment(mark, Pos.TOP_RIGHT);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        var line = new HBox(icon, name, count);
        line.getStyleClass().add("rail-line");
        line.setAlignment(Pos.CENTER_LEFT);
        var item = new ToggleButton();
        item.setId("rail-" + screen.id());
        item.getStyleClass().add("rail-item");
        item.setGraphic(line);
        item.setMaxWidth(Double.MAX_VALUE);
        line.prefWidthProperty().bind(item.widthProperty().subtract(20));
        Runnable tell = () -> {
            var sentence = screen.mark().getValue();
            var number = screen.count().getValue();
            count.setText(shortly(number.longValue()));
            Controls.show(count, number.longValue() > 0 && !narrow.get());
            Controls.show(name, !narrow.get());
            Controls.show(mark, !sentence.isEmpty());
            var unseen = !narrow.get() ? "" : number.longValue() > 0 ? screen.name() + " · " + count.getText() : screen.name();
            var told = (unseen + "\n" + sentence).strip();
            item.setTooltip(told.isEmpty() ? null : new Tooltip(told));
            item.setAccessibleText((screen.name() + " " + sentence).strip());
        };
        screen.mark().subscribe(tell);
        screen.count().subscribe(tell);
        narrow.subscribe(tell);
        tell.run();
        item.setOnAction(_ -> {
            item.setSelected(true);
            current.set(screen);
        });
        current.subscribe(shown -> item.setSelected(shown == screen));
        return item;
    }

    static String shortly(long number) {
        return number < 10_000 ? String.valueOf(number) : number < 1_000_000 ? number / 1000 + "k" : number / 1_000_000 + "M";
    }
}

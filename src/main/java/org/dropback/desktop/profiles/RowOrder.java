package org.dropback.desktop.profiles;

import java.util.ArrayList;
import java.util.function.BiConsumer;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import org.dropback.desktop.common.Icon;
import org.dropback.text.Messages;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Lets rows be put in another order: by their handle, or with Alt and the arrow keys. */
final class RowOrder {

    private static final PseudoClass HELD = PseudoClass.getPseudoClass("held");

    private final VBox rows;
    private final BiConsumer<Integer, Integer> move;
    private final Messages messages;
    private @Nullable Node held;

    /** @param move a row from one place to another */
    RowOrder(VBox rows, BiConsumer<Integer, Integer> move, Messages messages) {
        this.rows = rows;
        this.move = move;
        this.messages = messages;
        // At the rows, not at the handle: a toolkit without a window system sends the drag to what lies under the mouse.
        rows.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        rows.addEventHandler(MouseEvent.MOUSE_RELEASED, this::dropped);
    }

    /** Moves one of a list up or down as far as it goes. */
    static <T> void move(ObservableList<T> rows, int from, int to) {
        int target = Math.clamp(to, 0, rows.size() - 1);
        if (target != from) {
            var moved = rows.get(from);
            var all = new ArrayList<>(rows);
            all.remove(from);
            all.add(target, moved);
            rows.setAll(all);
        }
    }

    /** What a row is held by. */
    Node handle(Node row) {
        var handle = new Label("", new Icon(Feather.MENU));
        handle.getStyleClass().add("row-handle");
        handle.setCursor(Cursor.OPEN_HAND);
        handle.setAccessibleText(messages.get("profiles.moveRow"));
        handle.setTooltip(new Tooltip(messages.get("profiles.moveRow")));
        handle.addEventHandler(MouseEvent.MOUSE_PRESSED, _ -> hold(row));
        return handle;
    }

    private void hold(@Nullable Node row) {
        held = row;
        rows.getChildren().forEach(each -> each.pseudoClassStateChanged(HELD, each == row));
    }

    private void dragged(MouseEvent event) {
        if (held != null) {
            mark(indexAt(event));
            event.consume();
        }
    }

    private void dropped(MouseEvent event) {
        int from = rows.getChildren().indexOf(held);
        hold(null);
        mark(-1);
        int to = indexAt(event);
        if (from >= 0 && to != from) {
            move.accept(from, to);
        }
    }

    /** Alt and an arrow move the row that has the focus; the focus goes along. */
    void keys(Node row) {
        row.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            boolean up = event.getCode() == KeyCode.UP;
            if (event.isAltDown() && (up || event.getCode() == KeyCode.DOWN)) {
                int from = rows.getChildren().indexOf(row);
                int to = from + (up ? -1 : 1);
                event.consume();
                if (to >= 0 && to < rows.getChildren().size()) {
                    move.accept(from, to);
                    rows.getChildren().get(to).lookup(".text-field").requestFocus();
                }
            }
        });
    }

    private int indexAt(MouseEvent event) {
        double y = rows.sceneToLocal(event.getSceneX(), event.getSceneY()).getY();
        int index = 0;
        for (var each : rows.getChildren()) {
            if (y > each.getBoundsInParent().getMaxY() && index < rows.getChildren().size() - 1) {
                index++;
            }
        }
        return index;
    }

    private void mark(int index) {
        for (int i = 0; i < rows.getChildren().size(); i++) {
            rows.getChildren().get(i).pseudoClassStateChanged(PseudoClass.getPseudoClass("target"), i == index);
        }
    }
}

package org.dropback.desktop.profiles;

import javafx.collections.ListChangeListener;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.dropback.desktop.common.Controls;
import org.dropback.text.Messages;

/** The custom variables in a table, in the order in which they are sent. */
final class VariableRows extends VBox {

    private final ProfileDraft draft;
    private final Messages messages;
    private final VBox rows = new VBox();
    private final RowOrder order;

    VariableRows(ProfileDraft draft, Messages messages) {
        this.draft = draft;
        this.messages = messages;
        this.order = new RowOrder(rows, (from, to) -> RowOrder.move(draft.variables(), from, to), messages);
        getStyleClass().addAll("rows", "variables");
        rows.getStyleClass().add("rows");
        var add = Controls.button(messages.get("profiles.addVariable"), this::add, "flat", "small", "add-row");
        add.setId("add-variable");
        getChildren().addAll(rows, new HBox(add));
        draft.variables().addListener(this::follow);
        rebuild();
    }

    /** A new row, ready to be typed into. */
    private void add() {
        draft.rows().addVariable();
        var name = (TextField) rows.getChildren().getLast().lookup(".variable-name");
        // Behind the x: that every name begins with: a field that gets its skin with the focus chooses all, and the first key would replace it.
        name.applyCss();
        name.requestFocus();
        name.end();
    }

    private void follow(ListChangeListener.Change<? extends DraftVariable> change) {
        while (change.next()) {
            if (change.wasAdded() && !change.wasRemoved() && change.getFrom() == rows.getChildren().size()) {
                change.getAddedSubList().forEach(added -> rows.getChildren().add(row(added)));
            } else if (!change.wasUpdated()) {
                rebuild();
            }
        }
    }

    private void rebuild() {
        rows.getChildren().setAll(draft.variables().stream().map(this::row).toList());
    }

    private VariableRow row(DraftVariable variable) {
        return new VariableRow(draft, variable, order, messages);
    }
}

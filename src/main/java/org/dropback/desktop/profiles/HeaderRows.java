package org.dropback.desktop.profiles;

import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.dropback.desktop.common.Controls;
import org.dropback.text.Messages;
import org.kordamp.ikonli.feather.Feather;

/** Headers that the callback request has beside OSS's own. */
final class HeaderRows extends VBox {

    private static final double NAME_SHARE = 0.34;

    private final ProfileDraft draft;
    private final Messages messages;
    private final VBox rows = new VBox();

    HeaderRows(ProfileDraft draft, Messages messages) {
        this.draft = draft;
        this.messages = messages;
        getStyleClass().add("rows");
        rows.getStyleClass().add("rows");
        var add = Controls.button(messages.get("profiles.addHeader"), this::add, "flat", "small", "add-row");
        add.setId("add-header");
        add.disableProperty().bind(Bindings.createBooleanBinding(() -> !draft.rows().hasRoomForHeader(), draft.headers()));
        getChildren().addAll(rows, add);
        draft.headers().addListener(this::follow);
        rebuild();
    }

    private void add() {
        draft.rows().addHeader();
        rows.getChildren().getLast().lookup(".header-name").requestFocus();
    }

    private void follow(ListChangeListener.Change<? extends DraftHeader> change) {
        while (change.next()) {
            if (!change.wasUpdated()) {
                rebuild();
            }
        }
    }

    private void rebuild() {
        rows.getChildren().setAll(draft.headers().stream().map(this::row).toList());
    }

    private Node row(DraftHeader header) {
        var name = field("profiles.headerName", "header-name");
        name.setPromptText("x-my-header");
        name.textProperty().bindBidirectional(header.nameProperty());
        name.setEditable(!header.isInherited());
        var value = field("profiles.variableValue", "header-value");
        value.textProperty().bindBidirectional(header.valueProperty());
        HBox.setHgrow(value, Priority.ALWAYS);
        var reset = Controls.iconButton(Feather.CORNER_UP_LEFT, messages.get("profiles.resetRow"), header::reset);
        reset.getStyleClass().add("header-reset");
        var remove = Controls.iconButton(Feather.X, messages.get("profiles.removeHeader"), () -> draft.rows().removeHeader(header));
        remove.getStyleClass().add("header-remove");
        var row = new HBox(name, value, reset, remove);
        row.getStyleClass().add("row");
        header.valueProperty().subscribe(_ -> Controls.show(reset, header.isInherited() && header.isOwn()));
        header.goneProperty().subscribe(gone -> {
            Controls.show(reset, header.isInherited() && header.isOwn());
            Controls.show(remove, !gone);
            value.setDisable(gone);
            row.setOpacity(gone ? 0.55 : 1);
        });
        name.prefWidthProperty().bind(row.widthProperty().multiply(NAME_SHARE));
        return row;
    }

    private TextField field(String nameKey, String styleClass) {
        var field = new TextField();
        field.getStyleClass().addAll("mono", styleClass);
        field.setPromptText(messages.get(nameKey));
        field.setAccessibleText(messages.get(nameKey));
        field.setMinWidth(0);
        return field;
    }
}

package org.dropback.desktop.profiles;

import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.dropback.callback.CallbackVariable.Kind;
import org.dropback.desktop.common.Controls;
import org.dropback.text.Messages;
import org.kordamp.ikonli.feather.Feather;

/** The custom variables: name, value, and whether the value is fixed or made from the file. */
final class VariableRows extends VBox {

    private static final double NAME_SHARE = 0.3;

    private final ProfileDraft draft;
    private final Messages messages;
    private final VBox rows = new VBox();

    VariableRows(ProfileDraft draft, Messages messages) {
        this.draft = draft;
        this.messages = messages;
        getStyleClass().add("rows");
        rows.getStyleClass().add("rows");
        var add = Controls.button(messages.get("profiles.addVariable"), this::add, "flat", "small", "add-row");
        add.setId("add-variable");
        getChildren().addAll(rows, add);
        draft.variables().addListener(this::follow);
        rebuild();
    }

    /** A new row, ready to be typed into. */
    private void add() {
        draft.addVariable();
        rows.getChildren().getLast().lookup(".variable-name").requestFocus();
    }

    private void follow(ListChangeListener.Change<? extends DraftVariable> change) {
        while (change.next()) {
            if (!change.wasUpdated()) {
                rebuild();
            }
        }
    }

    private void rebuild() {
        rows.getChildren().setAll(draft.variables().stream().map(this::row).toList());
    }

    private Node row(DraftVariable variable) {
        var name = field("profiles.variableName", "variable-name");
        name.textProperty().bindBidirectional(variable.nameProperty());
        var value = field("profiles.variableValue", "variable-value");
        value.textProperty().bindBidirectional(variable.valueProperty());
        HBox.setHgrow(value, Priority.ALWAYS);
        var remove = Controls.iconButton(Feather.X, messages.get("profiles.removeVariable"), () -> draft.removeVariable(variable));
        name.setMinWidth(0);
        value.setMinWidth(0);
        var row = new HBox(name, value, kind(variable), remove);
        row.getStyleClass().add("row");
        name.prefWidthProperty().bind(row.widthProperty().multiply(NAME_SHARE));
        return row;
    }

    private TextField field(String nameKey, String styleClass) {
        var field = new TextField();
        field.getStyleClass().addAll("mono", styleClass);
        field.setPromptText(messages.get(nameKey));
        field.setAccessibleText(messages.get(nameKey));
        return field;
    }

    private ComboBox<Kind> kind(DraftVariable variable) {
        var kind = new ComboBox<Kind>();
        kind.getItems().setAll(Kind.values());
        kind.setConverter(new StringConverter<>() {
            @Override
            public String toString(Kind value) {
                return messages.get("profiles.kind." + value);
            }

            @Override
            public Kind fromString(String text) {
                throw new UnsupportedOperationException("the box cannot be edited");
            }
        });
        kind.valueProperty().bindBidirectional(variable.kindProperty());
        kind.setAccessibleText(messages.get("profiles.variableKind"));
        kind.setMinWidth(USE_PREF_SIZE);
        return kind;
    }
}

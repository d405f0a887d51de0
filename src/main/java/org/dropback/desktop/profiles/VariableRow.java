package org.dropback.desktop.profiles;

import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.dropback.callback.CallbackVariable.Kind;
import org.dropback.desktop.common.BoxNames;
import org.dropback.desktop.common.Controls;
import org.dropback.desktop.common.Icon;
import org.dropback.text.Messages;
import org.kordamp.ikonli.feather.Feather;

/** One custom variable: whether it counts, its name, its value and where that comes from, whether it is a secret. */
final class VariableRow extends VBox {

    private static final double NAME_SHARE = 0.27;

    private final ProfileDraft draft;
    private final DraftVariable variable;
    private final Messages messages;
    private final Label result = Controls.paragraph("", "muted", "small-text", "mono", "variable-result");

    VariableRow(ProfileDraft draft, DraftVariable variable, RowOrder order, Messages messages) {
        this.draft = draft;
        this.variable = variable;
        this.messages = messages;
        var name = dressed(new TextField(), "profiles.variableName", "variable-name");
        name.textProperty().bindBidirectional(variable.nameProperty());
        name.setEditable(!variable.isInherited());
        var value = value();
        HBox.setHgrow(value, Priority.ALWAYS);
        var line = new HBox(order.handle(this), on(), name, value, kind(), secret(), end());
        line.getStyleClass().add("row");
        name.prefWidthProperty().bind(line.widthProperty().multiply(NAME_SHARE));
        getChildren().addAll(line, result);
        order.keys(this);
        draft.previewProperty().subscribe(_ -> showResult());
        variable.kindProperty().subscribe(_ -> showResult());
    }

    private CheckBox on() {
        var on = new CheckBox();
        on.selectedProperty().bindBidirectional(variable.enabledProperty());
        on.setAccessibleText(messages.get("profiles.variableOn"));
        on.setTooltip(new Tooltip(messages.get("profiles.variableOn")));
        on.getStyleClass().add("variable-on");
        variable.enabledProperty().subscribe(enabled -> setOpacity(enabled ? 1 : 0.55));
        return on;
    }

    /** A secret is not shown as it is typed. */
    private StackPane value() {
        var open = dressed(new TextField(), "profiles.variableValue", "variable-value");
        var hidden = dressed(new PasswordField(), "profiles.variableValue", "variable-value");
        open.textProperty().bindBidirectional(variable.valueProperty());
        hidden.textProperty().bindBidirectional(variable.valueProperty());
        variable.secretProperty().subscribe(secret -> {
            Controls.show(open, !secret);
            Controls.show(hidden, secret);
        });
        variable.kindProperty().subscribe(kind -> {
            var prompt = messages.get(kind.isAsked() ? "profiles.variableSuggested" : kind == Kind.FROM_FILE ? "profiles.variableTemplate" : "profiles.variableValue",
                    "{name}");
            open.setPromptText(prompt);
            hidden.setPromptText(prompt);
            // There is no room for all of it in a narrow window.
            open.setTooltip(new Tooltip(prompt));
            hidden.setTooltip(new Tooltip(prompt));
        });
        PlaceholderMenu.install(open, () -> variable.kindProperty().get() == Kind.FROM_FILE, messages);
        var both = new StackPane(open, hidden);
        both.setMinWidth(0);
        return both;
    }

    private <T extends TextField> T dressed(T field, String nameKey, String styleClass) {
        field.getStyleClass().addAll("mono", styleClass);
        field.setPromptText(messages.get(nameKey));
        field.setAccessibleText(messages.get(nameKey));
        field.setMinWidth(0);
        return field;
    }

    private ComboBox<Kind> kind() {
        var kind = new ComboBox<Kind>();
        kind.getItems().setAll(Kind.values());
        kind.setConverter(new BoxNames<>(value -> messages.get("profiles.kind." + value)));
        kind.valueProperty().bindBidirectional(variable.kindProperty());
        kind.setAccessibleText(messages.get("profiles.variableKind"));
        kind.getStyleClass().add("variable-kind");
        return kind;
    }

    private ToggleButton secret() {
        var secret = new ToggleButton("", new Icon(Feather.UNLOCK));
        secret.getStyleClass().addAll("flat", "button-icon", "icon-only", "variable-secret");
        secret.selectedProperty().bindBidirectional(variable.secretProperty());
        secret.setAccessibleText(messages.get("profiles.variableSecret"));
        secret.setTooltip(new Tooltip(messages.get("profiles.variableSecret")));
        variable.secretProperty().subscribe(on -> ((Icon) secret.getGraphic()).setIconCode(on ? Feather.LOCK : Feather.UNLOCK));
        return secret;
    }

    /** What is inherited can be what it was; what is not can go. */
    private Button end() {
        if (!variable.isInherited()) {
            return Controls.iconButton(Feather.X, messages.get("profiles.removeVariable"), () -> draft.rows().removeVariable(variable));
        }
        var reset = Controls.iconButton(Feather.CORNER_UP_LEFT, messages.get("profiles.resetRow"), variable::reset);
        draft.partProperty().subscribe(_ -> reset.setVisible(variable.isOwn()));
        return reset;
    }

    /** What the sample file makes of a template. */
    private void showResult() {
        var made = draft.previewProperty().get().resolved().get(variable.nameProperty().get());
        boolean shown = variable.kindProperty().get() == Kind.FROM_FILE && made != null && !variable.secretProperty().get()
                && !made.equals(variable.valueProperty().get());
        result.setText(shown ? messages.get("profiles.variableResult", made) : "");
        Controls.show(result, shown);
    }
}

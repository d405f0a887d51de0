package org.dropback.desktop.profiles;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.dropback.callback.Finding.Field;
import org.dropback.desktop.common.Controls;
import org.dropback.text.Messages;

/** The name of a field; where the field could be inherited, whether it is, and the way back to that. */
final class Caption extends HBox {

    private final ProfileDraft draft;
    private final Field field;
    private final Label state = Controls.label("", "small-text", "origin");
    private final Button reset;
    private final Messages messages;

    Caption(String name, ProfileDraft draft, Field field, Messages messages) {
        this.draft = draft;
        this.field = field;
        this.messages = messages;
        getStyleClass().add("caption-line");
        setAlignment(Pos.CENTER_LEFT);
        reset = Controls.button(messages.get("profiles.reset"), () -> draft.reset(field), "flat", "small", "reset");
        getChildren().addAll(Controls.label(name, "muted", "caption"), state, reset);
        draft.partProperty().subscribe(_ -> show());
        draft.profileProperty().subscribe(_ -> show());
        draft.environmentProperty().subscribe(_ -> show());
    }

    private void show() {
        boolean inherits = draft.inherits();
        boolean says = draft.says(field);
        state.setText(messages.get(says ? "profiles.overridden" : "profiles.inherited"));
        state.pseudoClassStateChanged(PseudoClass.getPseudoClass("own"), says);
        Controls.show(state, inherits);
        Controls.show(reset, inherits && says);
    }
}

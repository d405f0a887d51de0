package org.dropback.desktop.profiles;

import javafx.beans.binding.Bindings;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.dropback.desktop.common.Controls;
import org.dropback.text.Messages;
import org.kordamp.ikonli.feather.Feather;

/** The callback URLs in the order in which OSS asks them. */
final class UrlRows extends VBox {

    private final ProfileDraft draft;
    private final Messages messages;
    private final VBox rows = new VBox();

    UrlRows(ProfileDraft draft, Messages messages) {
        this.draft = draft;
        this.messages = messages;
        getStyleClass().add("rows");
        rows.getStyleClass().add("rows");
        var add = Controls.button(messages.get("profiles.addUrl"), draft::addUrl, "flat", "small", "add-row");
        add.setId("add-url");
        add.disableProperty().bind(Bindings.size(draft.urls()).greaterThanOrEqualTo(ProfileDraft.MAX_URLS));
        getChildren().addAll(rows, add);
        draft.urls().addListener(this::follow);
        rebuild();
    }

    /** Typing into a URL changes the list too, but not its rows. */
    private void follow(ListChangeListener.Change<? extends StringProperty> change) {
        while (change.next()) {
            if (!change.wasUpdated()) {
                rebuild();
            }
        }
    }

    private void rebuild() {
        rows.getChildren().setAll(draft.urls().stream().map(this::row).toList());
    }

    private Node row(StringProperty url) {
        var field = new TextField();
        field.getStyleClass().addAll("mono", "url");
        field.setPromptText("https://");
        field.setAccessibleText(messages.get("profiles.url"));
        field.textProperty().bindBidirectional(url);
        HBox.setHgrow(field, Priority.ALWAYS);
        var row = new HBox(field);
        row.getStyleClass().add("row");
        if (draft.urls().size() > 1) {
            row.getChildren().add(Controls.iconButton(Feather.X, messages.get("profiles.removeUrl"), () -> draft.removeUrl(url)));
        }
        return row;
    }
}

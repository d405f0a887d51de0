package org.dropback.desktop.profiles;

import javafx.beans.binding.Bindings;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.dropback.callback.UrlRepair;
import org.dropback.desktop.common.Controls;
import org.dropback.text.Messages;
import org.kordamp.ikonli.feather.Feather;

/** The callback URLs in the order in which OSS asks them. */
final class UrlRows extends VBox {

    private final ProfileDraft draft;
    private final Messages messages;
    private final VBox rows = new VBox();
    private final RowOrder order;

    UrlRows(ProfileDraft draft, Messages messages) {
        this.draft = draft;
        this.messages = messages;
        this.order = new RowOrder(rows, (from, to) -> RowOrder.move(draft.urls(), from, to), messages);
        getStyleClass().add("rows");
        rows.getStyleClass().add("rows");
        var add = Controls.button(messages.get("profiles.addUrl"), this::add, "flat", "small", "add-row");
        add.setId("add-url");
        add.disableProperty().bind(Bindings.size(draft.urls()).greaterThanOrEqualTo(DraftRows.MAX_URLS));
        getChildren().addAll(rows, add);
        draft.urls().addListener(this::follow);
        rebuild();
    }

    /** A new row, ready to be typed into. */
    private void add() {
        draft.rows().addUrl();
        rows.getChildren().getLast().lookup(".url").requestFocus();
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
        var line = new HBox(field);
        line.getStyleClass().add("row");
        var row = new VBox(line, given(url));
        row.getStyleClass().add("url-row");
        if (draft.urls().size() > 1) {
            line.getChildren().addFirst(order.handle(row));
            line.getChildren().add(Controls.iconButton(Feather.X, messages.get("profiles.removeUrl"), () -> draft.rows().removeUrl(url)));
            order.keys(row);
        }
        return row;
    }

    /** What OSS needs in place of a URL with letters that are not ASCII. */
    private Node given(StringProperty url) {
        var given = Controls.paragraph("", "muted", "small-text", "mono");
        url.subscribe(text -> {
            var encoded = UrlRepair.encoded(text).orElse("");
            given.setText(encoded.isEmpty() ? "" : messages.get("profiles.encodedUrl", encoded));
            Controls.show(given, !encoded.isEmpty());
        });
        return given;
    }
}

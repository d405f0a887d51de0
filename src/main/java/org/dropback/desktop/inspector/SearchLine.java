package org.dropback.desktop.inspector;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.dropback.desktop.common.Controls;
import org.dropback.desktop.common.Icon;
import org.dropback.text.Messages;
import org.kordamp.ikonli.feather.Feather;

/** What holds for the list of callbacks: search, count, whether more are kept, and their end. */
final class SearchLine extends HBox {

    private final InspectorViewModel model;
    private final Messages messages;
    private final TextField search = new TextField();

    SearchLine(InspectorViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        getStyleClass().add("search-line");
        setAlignment(Pos.CENTER_LEFT);
        search.setId("inspector-search");
        search.setPromptText(messages.get("inspector.search"));
        search.setAccessibleText(messages.get("inspector.search"));
        search.textProperty().bindBidirectional(model.searchProperty());
        HBox.setHgrow(search, Priority.ALWAYS);
        Label count = Controls.label("", "muted");
        count.setId("inspector-count");
        count.setMinWidth(USE_PREF_SIZE);
        var found = model.rows().foundProperty();
        count.textProperty().bind(Bindings.createStringBinding(() -> messages.get("inspector.count", found.get()), found));
        getChildren().addAll(search, count, pause(), clear());
    }

    void focusSearch() {
        search.requestFocus();
        search.selectAll();
    }

    private Node pause() {
        var icon = new Icon(Feather.PAUSE);
        var button = Controls.iconButton(Feather.PAUSE, "", () -> model.recordingProperty().set(!model.recordingProperty().get()));
        button.setId("pause");
        button.setGraphic(icon);
        model.recordingProperty().subscribe(on -> {
            icon.setIconCode(on ? Feather.PAUSE : Feather.PLAY);
            var name = messages.get(on ? "inspector.pause" : "inspector.resume");
            button.setAccessibleText(name);
            button.getTooltip().setText(name);
        });
        return button;
    }

    private Node clear() {
        var button = Controls.button(messages.get("inspector.clear"), model::clear);
        button.setId("clear");
        button.disableProperty().bind(model.rows().keptProperty().isEqualTo(0));
        return button;
    }
}

package org.dropback.desktop.connections;

import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.dropback.connection.SavedConnection;
import org.dropback.desktop.common.Controls;
import org.dropback.desktop.common.FilePicker;
import org.dropback.desktop.common.Icon;
import org.dropback.text.Messages;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The Connections screen: list, form, and beside it what a check finds. */
public final class ConnectionsView extends BorderPane {

    private static final double NARROW = 900;

    private final ConnectionsViewModel model;
    private final SavedConnection sandbox;
    private final FilePicker picker;
    private final Messages messages;
    private final ListView<SavedConnection> list = new ListView<>();

    /** @param sandbox the window's own: always there, checked but not changed */
    public ConnectionsView(ConnectionsViewModel model, SavedConnection sandbox, FilePicker picker, Messages messages) {
        this.model = model;
        this.sandbox = sandbox;
        this.picker = picker;
        this.messages = messages;
        getStyleClass().add("connections");
        setLeft(listPane());
        var form = new StackPane();
        var scroll = new ScrollPane(form);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("connection-scroll");
        setCenter(scroll);
        var found = new CheckPane(model.check(), messages);
        // In a narrow window what was found stands below the form, which needs the width.
        widthProperty().map(width -> width.doubleValue() < NARROW).subscribe(narrow -> {
            setRight(null);
            setBottom(null);
            if (Boolean.TRUE.equals(narrow)) {
                setBottom(found);
            } else {
                setRight(found);
            }
            found.lieDown(Boolean.TRUE.equals(narrow));
        });
        model.draftProperty().subscribe(draft -> {
            form.getChildren().setAll(draft == null ? sandboxForm() : new ConnectionForm(model, draft, picker));
            var base = draft == null ? sandbox : draft.base();
            if (base == null) {
                list.getSelectionModel().clearSelection();
            } else {
                list.getSelectionModel().select(base);
            }
        });
        model.secretPlace().look();
    }

    private Node listPane() {
        list.setId("connection-list");
        list.setCellFactory(_ -> new Cell());
        Runnable fill = () -> {
            list.getItems().setAll(model.saved());
            list.getItems().addFirst(sandbox);
        };
        model.saved().subscribe(fill);
        fill.run();
        list.getSelectionModel().selectedItemProperty().addListener((_, _, chosen) -> choose(chosen));
        VBox.setVgrow(list, Priority.ALWAYS);
        var add = Controls.button(messages.get("connections.add"), model::create, "accent");
        add.setId("new-connection");
        var bring = Controls.iconButton(Feather.DOWNLOAD, messages.get("connections.import"), () -> picker.files().stream().findFirst().ifPresent(model::importFile));
        var give = Controls.iconButton(Feather.SHARE, messages.get("connections.export"),
                () -> picker.saveAs("connections.json").stream().findFirst().ifPresent(model::exportTo));
        var top = new HBox(add, Controls.spacer(), bring, give);
        top.getStyleClass().add("profile-list-top");
        var pane = new VBox(top, list);
        pane.getStyleClass().addAll("profile-list", "connection-list");
        return pane;
    }

    private void choose(@Nullable SavedConnection chosen) {
        var draft = model.draftProperty().get();
        if (chosen == null || draft != null && draft.base() != null && draft.base().id().equals(chosen.id())) {
            return;
        }
        if (chosen == sandbox) {
            if (draft != null) {
                model.open((SavedConnection) null);
            }
            return;
        }
        model.open(chosen);
    }

    private Node sandboxForm() {
        var check = Controls.button(messages.get("connections.check"), () -> model.check().start(sandbox, Map.of(), true), "accent");
        check.setId("check-connection");
        var form = new VBox(Controls.label(sandbox.name(), "headline"), Controls.paragraph(messages.get("connections.sandbox"), "muted"),
                Controls.paragraph(sandbox.connection().endpoint() + " · " + sandbox.bucket(), "mono"), check);
        form.getStyleClass().add("connection-form");
        return form;
    }

    /** Puts the focus on the list. */
    public void focusList() {
        list.requestFocus();
    }

    private final class Cell extends ListCell<SavedConnection> {

        @Override
        protected void updateItem(@Nullable SavedConnection item, boolean empty) {
            super.updateItem(item, empty);
            getStyleClass().setAll("cell", "list-cell", "profile-cell");
            setText(null);
            if (item == null || empty) {
                setGraphic(null);
                return;
            }
            var name = Controls.label(item.name());
            var line = new HBox(name);
            line.getStyleClass().add("connection-name");
            if (model.isDefault(item)) {
                var star = new Icon(Feather.STAR);
                star.setAccessibleText(messages.get("connections.default"));
                line.getChildren().add(star);
            }
            var lines = new VBox(line, Controls.label(item.bucket(), "muted", "small-text"));
            lines.getStyleClass().add("profile-cell-lines");
            setGraphic(lines);
            setAccessibleText(item.name());
        }
    }
}

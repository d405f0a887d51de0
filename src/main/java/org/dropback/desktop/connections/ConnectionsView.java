package org.dropback.desktop.connections;

import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.dropback.connection.SavedConnection;
import org.dropback.desktop.common.Controls;
import org.dropback.desktop.common.CopyButton;
import org.dropback.desktop.common.FilePicker;
import org.dropback.desktop.common.Icon;
import org.dropback.desktop.common.WholeText;
import org.dropback.sandbox.Sandbox;
import org.dropback.text.Messages;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The Connections screen: list, form, and beside it what a check finds. */
public final class ConnectionsView extends BorderPane {

    private static final double NARROW = 900;

    private final ConnectionsViewModel model;
    private final SavedConnection sandbox;
    private final @Nullable Sandbox running;
    private final FilePicker picker;
    private final Messages messages;
    private final ListView<SavedConnection> list = new ListView<>();

    /**
     * @param sandbox the window's own: always there, checked but not changed
     * @param running it as it runs; null where it could not be started
     */
    public ConnectionsView(ConnectionsViewModel model, SavedConnection sandbox, @Nullable Sandbox running, FilePicker picker, Messages messages) {
        this.model = model;
        this.sandbox = sandbox;
        this.running = running;
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
            var focused = focusedIn(form);
            form.getChildren().setAll(draft == null ? sandboxForm() : new ConnectionForm(model, draft, picker));
            if (!focused.isEmpty()) {
                focus(form, focused);
            }
            var base = draft == null ? sandbox : draft.base();
            if (base == null) {
                list.getSelectionModel().clearSelection();
            } else {
                list.getSelectionModel().select(base);
            }
        });
        model.secretPlace().look();
    }

    /** ID of what has the focus there; "" for nothing. */
    private static String focusedIn(Pane form) {
        var owner = form.getScene() == null ? null : form.getScene().getFocusOwner();
        for (Node node = owner; node != null; node = node.getParent()) {
            if (node == form) {
                return String.valueOf(owner.getId());
            }
        }
        return "";
    }

    /** Who saves in the middle of a form goes on there; the list is next where that is gone, or can no longer be pressed. */
    private void focus(Pane form, String id) {
        var node = form.lookup("#" + id);
        if (node == null || node.isDisabled()) {
            list.requestFocus();
            return;
        }
        node.requestFocus();
        if (node instanceof TextInputControl text) {
            text.end();
        }
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
        var add = Controls.button(messages.get("connections.add"), () -> {
            model.create();
            lookup("#field-name").requestFocus();
        }, "accent");
        add.setId("new-connection");
        var bring = Controls.iconButton(Feather.DOWNLOAD, messages.get("connections.import"), () -> picker.file(messages.get("connections.import")).stream().findFirst().ifPresent(model::importFile));
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
        var form = new VBox(Controls.label(sandbox.name(), "headline"), Controls.paragraph(messages.get("connections.sandbox"), "muted"), facts(), check);
        form.getStyleClass().add("connection-form");
        return form;
    }

    /** All that an SDK wants to know; its pair of keys is no secret. */
    private Node facts() {
        var facts = new GridPane();
        facts.getStyleClass().add("sandbox-facts");
        fact(facts, "sandbox.endpoint", sandbox.connection().endpoint().toString());
        fact(facts, "field.REGION", sandbox.endpoint().region());
        fact(facts, "field.BUCKET", sandbox.bucket());
        if (running != null) {
            fact(facts, "field.ACCESS_KEY_ID", running.accessKeyId());
            fact(facts, "field.SECRET", running.accessKeySecret());
            fact(facts, "sandbox.receiver", running.receiverUrl().toString());
        }
        return facts;
    }

    private void fact(GridPane facts, String key, String value) {
        var name = messages.get("connections." + key);
        facts.addRow(facts.getRowCount(), Controls.label(name, "muted"), Controls.label(value, "mono"), CopyButton.icon(messages.get("uploads.copyFact", name), () -> value));
    }

    /** Puts the focus on the list. */
    public void focusList() {
        list.requestFocus();
    }

    private final class Cell extends ListCell<SavedConnection> {

        Cell() {
            // As wide as the list, not as the longest name.
            setPrefWidth(0);
        }

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
            WholeText.onHover(name);
            var line = new HBox(name);
            line.getStyleClass().add("connection-name");
            if (model.isDefault(item)) {
                var star = new Icon(Feather.STAR);
                star.setAccessibleText(messages.get("connections.default"));
                line.getChildren().add(star);
            }
            // A connection that was saved long ago may be called as the sandbox is.
            var place = item == sandbox ? messages.get("connections.sandbox.place", item.bucket()) : item.bucket();
            var below = Controls.label(place, "muted", "small-text");
            WholeText.onHover(below);
            var lines = new VBox(line, below);
            lines.getStyleClass().add("profile-cell-lines");
            setGraphic(lines);
            setAccessibleText(item.name());
        }
    }
}

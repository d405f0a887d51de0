package org.dropback.desktop.profiles;

import java.util.Objects;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.dropback.desktop.common.Controls;
import org.dropback.text.Messages;
import org.jspecify.annotations.Nullable;

/** All profiles by name, in folders, with a search and a way to make a new one. */
final class ProfileListPane extends VBox {

    private final ProfilesViewModel model;
    private final Messages messages;
    private final TextField search = new TextField();
    private final ListView<ListRow> list;
    private boolean following;

    /** @param create makes a new profile and shows it */
    ProfileListPane(ProfilesViewModel model, Consumer<StartingPoint> create, Messages messages) {
        this.model = model;
        this.messages = messages;
        getStyleClass().add("profile-list");
        search.setId("profile-search");
        search.setPromptText(messages.get("profiles.search"));
        search.setAccessibleText(messages.get("profiles.search"));
        search.textProperty().bindBidirectional(model.searchProperty());
        HBox.setHgrow(search, Priority.ALWAYS);
        var top = new HBox(search, newButton(create));
        top.getStyleClass().add("profile-list-top");
        list = list();
        getChildren().addAll(top, list);
    }

    /** A press begins with the usual body; its arrow offers others. */
    private SplitMenuButton newButton(Consumer<StartingPoint> create) {
        var button = new SplitMenuButton();
        button.setText(messages.get("profiles.new"));
        button.setId("new-profile");
        button.setMnemonicParsing(false);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> create.accept(StartingPoint.JSON));
        for (var each : StartingPoint.values()) {
            var item = new MenuItem(messages.get("profiles.start." + each));
            item.setMnemonicParsing(false);
            item.setOnAction(_ -> create.accept(each));
            button.getItems().add(item);
        }
        return button;
    }

    private ListView<ListRow> list() {
        // A copy: the selection follows after its own mind where rows change, and must have done so before it is set right.
        var shown = FXCollections.observableArrayList(model.list().rows());
        var rows = new ListView<>(shown);
        rows.setId("profiles");
        rows.getStyleClass().add("edge-to-edge");
        rows.setAccessibleText(messages.get("shell.profiles"));
        rows.setCellFactory(_ -> new ProfileCell(model, messages));
        var none = Controls.paragraph("", "muted");
        none.textProperty().bind(model.searchProperty().map(text -> messages.get(text.isBlank() ? "profiles.none" : "profiles.noneFound")));
        rows.setPlaceholder(none);
        // A search that hides the draft under way takes it off the list, not out of the editor.
        rows.getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (!following && row instanceof ListRow.Entry entry) {
                model.selectedProperty().set(entry.draft());
            }
        });
        model.selectedProperty().subscribe(draft -> select(rows, draft));
        model.list().rows().subscribe(() -> {
            following = true;
            shown.setAll(model.list().rows());
            following = false;
            select(rows, model.selectedProperty().get());
        });
        rows.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        VBox.setVgrow(rows, Priority.ALWAYS);
        return rows;
    }

    private void select(ListView<ListRow> rows, @Nullable ProfileDraft draft) {
        following = true;
        rows.getItems().stream().filter(row -> row instanceof ListRow.Entry entry && entry.draft() == draft).findFirst()
                .ifPresentOrElse(rows.getSelectionModel()::select, rows.getSelectionModel()::clearSelection);
        following = false;
        int index = rows.getSelectionModel().getSelectedIndex();
        if (index >= 0 && rows.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
            // It knows how many rows there are from the next layout on.
            rows.layout();
            flow.scrollTo(index);
        }
    }

    private void pressed(KeyEvent event) {
        var row = list.getSelectionModel().getSelectedItem();
        if (row instanceof ListRow.Folder folder && (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE)) {
            model.list().toggle(folder.name());
        } else if (row instanceof ListRow.Entry entry && event.getCode() == KeyCode.F2) {
            rename(entry.draft());
        } else if (row instanceof ListRow.Entry entry && event.getCode() == KeyCode.DELETE) {
            model.delete(entry.draft());
        } else {
            return;
        }
        event.consume();
    }

    private void rename(ProfileDraft draft) {
        list.lookupAll(".profile-cell").stream().filter(ProfileCell.class::isInstance).map(ProfileCell.class::cast)
                .filter(cell -> cell.getItem() instanceof ListRow.Entry entry && Objects.equals(entry.draft(), draft)).findFirst().ifPresent(ProfileCell::rename);
    }

    void focusSearch() {
        search.requestFocus();
        search.selectAll();
    }
}

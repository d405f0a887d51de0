package org.dropback.desktop.profiles;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.dropback.callback.CallbackProfile;
import org.dropback.callback.CallbackUrl;
import org.dropback.desktop.common.Controls;
import org.dropback.text.Messages;
import org.jspecify.annotations.Nullable;

/** All profiles by name, with a search and a way to make a new one. */
final class ProfileListPane extends VBox {

    private final Messages messages;
    private final TextField search = new TextField();

    ProfileListPane(ProfilesViewModel model, Messages messages) {
        this.messages = messages;
        getStyleClass().add("profile-list");
        search.setId("profile-search");
        search.setPromptText(messages.get("profiles.search"));
        search.setAccessibleText(messages.get("profiles.search"));
        search.textProperty().bindBidirectional(model.searchProperty());
        HBox.setHgrow(search, Priority.ALWAYS);
        var top = new HBox(search, Controls.button(messages.get("profiles.new"), model::create));
        top.getStyleClass().add("profile-list-top");
        getChildren().addAll(top, list(model));
    }

    private ListView<ProfileDraft> list(ProfilesViewModel model) {
        var list = new ListView<>(model.found());
        list.setId("profiles");
        list.getStyleClass().add("edge-to-edge");
        list.setCellFactory(_ -> new DraftCell());
        var none = Controls.paragraph("", "muted");
        none.textProperty().bind(model.searchProperty().map(text -> messages.get(text.isBlank() ? "profiles.none" : "profiles.noneFound")));
        list.setPlaceholder(none);
        // A search that hides the draft under way takes it off the list, not out of the editor.
        list.getSelectionModel().selectedItemProperty().subscribe(draft -> {
            if (draft != null) {
                model.selectedProperty().set(draft);
            }
        });
        model.selectedProperty().subscribe(draft -> list.getSelectionModel().select(draft));
        VBox.setVgrow(list, Priority.ALWAYS);
        return list;
    }

    void focusSearch() {
        search.requestFocus();
        search.selectAll();
    }

    private String summary(CallbackProfile profile) {
        var type = messages.get("profiles.type." + profile.bodyType());
        var urls = profile.urls();
        var where = urls.size() > 1 ? messages.get("profiles.urlCount", String.valueOf(urls.size()))
                : urls.isEmpty() ? messages.get("profiles.noUrl")
                : CallbackUrl.parse(urls.getFirst()).map(CallbackUrl::hostHeader).orElse(urls.getFirst());
        return where + " · " + type;
    }

    private final class DraftCell extends ListCell<ProfileDraft> {

        private final Label name = Controls.label("", "profile-name");
        private final Label mark = Controls.label("●", "unsaved-mark");
        private final Label summary = Controls.label("", "muted", "small-text");
        private final VBox both;

        DraftCell() {
            getStyleClass().add("profile-cell");
            mark.setAccessibleText(messages.get("profiles.unsaved"));
            mark.setMinWidth(USE_PREF_SIZE);
            var line = new HBox(name, mark);
            line.getStyleClass().add("profile-line");
            line.setAlignment(Pos.CENTER_LEFT);
            both = new VBox(line, summary);
            both.getStyleClass().add("profile-cell-lines");
            // Names too long for the list end in dots instead of widening it.
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable ProfileDraft draft, boolean empty) {
            super.updateItem(draft, empty);
            if (draft == null || empty) {
                setGraphic(null);
                return;
            }
            var profile = draft.profileProperty().get();
            name.setText(profile.name().isEmpty() ? messages.get("profiles.unnamed") : profile.name());
            summary.setText(summary(profile.own().toProfile(profile.name())));
            Controls.show(mark, draft.unsavedProperty().get());
            setGraphic(both);
        }
    }
}

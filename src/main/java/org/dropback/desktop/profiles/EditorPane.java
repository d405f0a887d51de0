package org.dropback.desktop.profiles;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.dropback.callback.Finding.Field;
import org.dropback.desktop.common.Controls;
import org.dropback.desktop.common.StatusBadge;
import org.dropback.desktop.common.Tone;
import org.dropback.desktop.common.Tones;
import org.dropback.desktop.common.WholeText;
import org.dropback.text.Messages;
import org.kordamp.ikonli.feather.Feather;

/** One profile: its name, how it fares, what can be done with it, and its fields. */
final class EditorPane extends BorderPane {

    private final ProfilesViewModel model;
    private final Sharing sharing;
    private final ProfileDraft draft;
    private final Messages messages;
    private final TextField name = new TextField();

    EditorPane(ProfilesViewModel model, Sharing sharing, ProfileDraft draft, Messages messages) {
        this.model = model;
        this.sharing = sharing;
        this.draft = draft;
        this.messages = messages;
        getStyleClass().add("editor");
        var nameProblem = Controls.paragraph("", "note");
        nameProblem.setId("name-problem");
        Tones.set(nameProblem, Tone.DANGER);
        nameProblem.textProperty().bind(Bindings.createStringBinding(() -> model.nameProblem(draft), draft.profileProperty(), model.drafts()));
        nameProblem.textProperty().subscribe(text -> Controls.show(nameProblem, !text.isEmpty()));
        var top = new VBox(head(), nameProblem, new EnvironmentBar(model, draft, messages), new Notes(model, draft, messages, Field.PARENT, Field.ENVIRONMENT),
                new ConflictBar(model, draft, messages));
        top.getStyleClass().add("editor-top");
        setTop(top);
        var scroll = new ScrollPane(new DraftForm(model, draft, messages));
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        setCenter(scroll);
    }

    private HBox head() {
        name.setId("profile-name");
        name.getStyleClass().add("profile-title");
        name.setAccessibleText(messages.get("profiles.name"));
        name.setPromptText(messages.get("profiles.name"));
        name.textProperty().bindBidirectional(draft.nameProperty());
        name.setMinWidth(60);
        name.setPrefWidth(60);
        HBox.setHgrow(name, Priority.ALWAYS);
        var revert = Controls.iconButton(Feather.ROTATE_CCW, messages.get("profiles.revert"), draft::revert);
        revert.setId("revert");
        draft.unsavedProperty().subscribe(unsaved -> Controls.show(revert, unsaved && draft.saved() != null));
        var delete = Controls.iconButton(Feather.TRASH_2, messages.get("profiles.delete"), () -> model.delete(draft));
        delete.setId("delete-profile");
        // By its icon alone: the name of the profile needs the room.
        var duplicate = Controls.iconButton(Feather.COPY, messages.get("profiles.duplicate"), () -> model.duplicate(draft));
        duplicate.setId("duplicate-profile");
        var save = Controls.button("", () -> model.save(draft), "accent");
        save.setId("save-profile");
        save.textProperty().bind(Bindings.when(draft.unsavedProperty()).then(messages.get("profiles.save")).otherwise(messages.get("profiles.isSaved")));
        save.disableProperty().bind(draft.unsavedProperty().not());
        var head = new HBox(name, badge(), revert, duplicate, delete, new ShareMenu(sharing, draft, messages), save);
        head.getStyleClass().add("editor-head");
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    void focusName() {
        name.requestFocus();
        name.selectAll();
    }

    private StatusBadge badge() {
        var badge = new StatusBadge();
        badge.setId("profile-badge");
        badge.setMinWidth(34);
        WholeText.onHover(badge);
        draft.previewProperty().subscribe(preview -> {
            if (preview.errors() > 0) {
                badge.show(messages.get("profiles.errors", preview.errors()), Tone.DANGER);
            } else {
                badge.show(preview.warnings() > 0 ? messages.get("profiles.warnings", preview.warnings()) : "", Tone.WARNING);
            }
            Controls.show(badge, !badge.getText().isEmpty());
        });
        return badge;
    }
}

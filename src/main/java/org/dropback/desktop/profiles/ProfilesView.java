package org.dropback.desktop.profiles;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.dropback.desktop.common.CodeCopies;
import org.dropback.desktop.common.Controls;
import org.dropback.desktop.common.FilePicker;
import org.dropback.desktop.common.Icon;
import org.dropback.text.Messages;
import org.kordamp.ikonli.feather.Feather;

/** The Profiles screen: list, editor, and what the server will receive. */
public final class ProfilesView extends HBox {

    private final ProfileListPane list;
    /** One a draft, so that the caret and the steps to undo are there on return. */
    private final Map<ProfileDraft, Node> editors = new HashMap<>();

    public ProfilesView(ProfilesViewModel model, FilePicker picker, Firing firing, Sharing sharing, CodeCopies codeCopies, Messages messages) {
        getStyleClass().add("profiles");
        // A pane of its own size: a long list of findings must not take room from its neighbours.
        var editor = new StackPane();
        editor.getStyleClass().add("editor-room");
        HBox.setHgrow(editor, Priority.ALWAYS);
        list = new ProfileListPane(model, from -> create(model, from, editor), messages);
        getChildren().addAll(list, editor, new FireRoom(new PreviewPane(model, picker, firing, codeCopies, messages), model, firing, messages));
        var empty = empty(sharing, messages);
        model.selectedProperty().subscribe(draft ->
                editor.getChildren().setAll(draft == null ? empty : editors.computeIfAbsent(draft, _ -> new EditorPane(model, sharing, draft, messages))));
    }

    private static void create(ProfilesViewModel model, StartingPoint from, StackPane editor) {
        model.create(from);
        if (editor.getChildren().getFirst() instanceof EditorPane shown) {
            shown.focusName();
        }
    }

    private static Node empty(Sharing sharing, Messages messages) {
        var importFirst = Controls.button(messages.get("share.import"), sharing::chooseAndImport);
        importFirst.setId("import-first");
        var empty = new VBox(new Icon(Feather.FILE_TEXT), Controls.label(messages.get("profiles.empty.title"), "headline"),
                Controls.paragraph(messages.get("profiles.empty.hint"), "muted"), importFirst);
        empty.getStyleClass().add("empty");
        return empty;
    }

    public void focusSearch() {
        list.focusSearch();
    }
}

package org.dropback.desktop.profiles;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.dropback.desktop.common.Controls;
import org.dropback.text.Messages;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The Profiles screen: list, editor, and what the server will receive. */
public final class ProfilesView extends BorderPane {

    private final ProfileListPane list;
    /** One a draft, so that the caret and the steps to undo are there on return. */
    private final Map<ProfileDraft, Node> editors = new HashMap<>();

    public ProfilesView(ProfilesViewModel model, Messages messages) {
        getStyleClass().add("profiles");
        list = new ProfileListPane(model, messages);
        setLeft(list);
        setRight(new PreviewPane(model, messages));
        var empty = empty(messages);
        model.selectedProperty().subscribe(draft ->
                setCenter(draft == null ? empty : editors.computeIfAbsent(draft, _ -> new EditorPane(model, draft, messages))));
    }

    private static Node empty(Messages messages) {
        var empty = new VBox(new FontIcon(Feather.FILE_TEXT), Controls.label(messages.get("profiles.empty.title"), "headline"),
                Controls.paragraph(messages.get("profiles.empty.hint"), "muted"));
        empty.getStyleClass().add("empty");
        return empty;
    }

    public void focusSearch() {
        list.focusSearch();
    }
}

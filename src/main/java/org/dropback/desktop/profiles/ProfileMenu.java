package org.dropback.desktop.profiles;

import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import org.dropback.text.Messages;

/** What can be done with a profile in the list. */
final class ProfileMenu {

    private ProfileMenu() {
    }

    static ContextMenu of(ProfilesViewModel model, ProfileDraft draft, Runnable rename, Messages messages) {
        var folders = new Menu(messages.get("profiles.menu.move"));
        var standard = item(messages.get("profiles.menu.standard", model.standards().connectionName()), () -> model.standards().toggle(draft));
        var menu = new ContextMenu(
                item(messages.get("profiles.menu.rename"), rename),
                item(messages.get("profiles.duplicate"), () -> model.duplicate(draft)),
                folders,
                standard,
                new SeparatorMenuItem(),
                item(messages.get("profiles.delete"), () -> model.delete(draft)));
        menu.setOnShowing(_ -> {
            standard.setText(messages.get(model.standards().is(draft) ? "profiles.menu.standardOff" : "profiles.menu.standard", model.standards().connectionName()));
            standard.setDisable(draft.saved() == null);
            folders.getItems().setAll(item(messages.get("profiles.menu.noFolder"), () -> model.moveTo(draft, "")));
            model.list().folders().forEach(name -> folders.getItems().add(item(name, () -> model.moveTo(draft, name))));
            folders.getItems().add(newFolder(model, draft, menu, messages));
        });
        // A menu without items does not open.
        folders.getItems().add(new MenuItem());
        return menu;
    }

    private static MenuItem newFolder(ProfilesViewModel model, ProfileDraft draft, ContextMenu menu, Messages messages) {
        var name = new TextField();
        name.setPromptText(messages.get("profiles.menu.newFolder"));
        name.setAccessibleText(messages.get("profiles.menu.newFolder"));
        name.getStyleClass().add("new-folder");
        name.setOnAction(_ -> {
            menu.hide();
            if (!name.getText().isBlank()) {
                model.moveTo(draft, name.getText());
            }
        });
        var item = new CustomMenuItem(name, false);
        // Enter, where the arrows have come to it.
        item.setOnAction(_ -> name.requestFocus());
        return item;
    }

    private static MenuItem item(String text, Runnable action) {
        var item = new MenuItem(text);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        return item;
    }
}

package org.dropback.desktop.profiles;

import java.util.List;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.dropback.desktop.common.CopyButton;
import org.dropback.text.Messages;

/** What can be given away of the profile on show, and taken in. */
final class ShareMenu extends MenuButton {

    ShareMenu(Sharing sharing, ProfileDraft draft, Messages messages) {
        super(messages.get("share.menu"));
        setId("share");
        getStyleClass().add("no-arrow");
        setMinWidth(USE_PREF_SIZE);
        getItems().addAll(
                item("share-export", messages.get("share.export"), () -> sharing.chooseAndExport(List.of(draft.profileProperty().get()))),
                item("share-export-all", messages.get("share.exportAll"), sharing::chooseAndExportAll),
                item("share-copy", messages.get("share.copyJson"), () -> CopyButton.copy(sharing.json(draft.profileProperty().get()))),
                new SeparatorMenuItem(),
                item("share-import", messages.get("share.import"), sharing::chooseAndImport));
    }

    private static MenuItem item(String id, String name, Runnable action) {
        var item = new MenuItem(name);
        item.setId(id);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        return item;
    }
}

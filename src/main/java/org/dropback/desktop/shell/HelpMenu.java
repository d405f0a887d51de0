package org.dropback.desktop.shell;

import javafx.geometry.Side;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.dropback.desktop.common.Icon;
import org.dropback.desktop.settings.Support;
import org.dropback.text.Messages;
import org.kordamp.ikonli.feather.Feather;

/** At the foot of the rail: what helps when something went wrong. */
final class HelpMenu extends MenuButton {

    /** @param shortcuts tells the keys  @param leftovers looks for uploads that were left behind at OSS */
    HelpMenu(Support support, Runnable shortcuts, Runnable leftovers, Messages messages) {
        super(messages.get("shell.help"), new Icon(Feather.HELP_CIRCLE));
        setId("help");
        getStyleClass().addAll("rail-item", "rail-help", "flat");
        setPopupSide(Side.RIGHT);
        setMaxWidth(Double.MAX_VALUE);
        var version = new MenuItem(messages.get("shell.help.version", support.version()));
        version.setDisable(true);
        getItems().setAll(item("help-shortcuts", messages.get("shell.help.shortcuts", Shortcut.HELP.keys().getFirst().getDisplayText()), shortcuts), item("help-leftovers", messages.get("shell.help.leftovers"), leftovers), new SeparatorMenuItem(), item("help-log", messages.get("shell.help.log"), support::openLog),
                item("help-diagnostics", messages.get("shell.help.diagnostics"), support::saveDiagnostics), new SeparatorMenuItem(), version);
    }

    private static MenuItem item(String id, String text, Runnable action) {
        var item = new MenuItem(text);
        item.setId(id);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        return item;
    }
}

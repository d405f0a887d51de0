package org.dropback.desktop.inspector;

import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.dropback.desktop.common.CopyButton;
import org.dropback.sandbox.CurlCommand;
import org.dropback.text.Messages;

/** What can be done with a callback: what cannot be done is not in it. */
final class CallbackMenu {

    private CallbackMenu() {
    }

    static ContextMenu of(InspectorViewModel model, InspectorRow row, Messages messages) {
        var menu = new ContextMenu();
        add(menu, messages.get("inspector.replay"), () -> model.replay(row));
        menu.getItems().add(new SeparatorMenuItem());
        add(menu, messages.get("inspector.copyCurl"), () -> model.with(row, it -> CopyButton.copy(curl(it))));
        if (!row.callback().object().isEmpty()) {
            add(menu, messages.get("inspector.copyObject"), () -> CopyButton.copy(row.callback().object()));
        }
        add(menu, messages.get("inspector.copyBody"), () -> model.with(row, it -> CopyButton.copy(it.callback().bodyText())));
        add(menu, messages.get("inspector.copyDetails"), () -> model.with(row, it -> CopyButton.copy(new CallbackReport(messages).of(it))));
        menu.getItems().add(new SeparatorMenuItem());
        add(menu, messages.get("inspector.remove"), () -> model.remove(row));
        return menu;
    }

    static String curl(Inspected inspected) {
        return CurlCommand.of(inspected.callback(), inspected.url());
    }

    private static void add(ContextMenu menu, String text, Runnable action) {
        var item = new MenuItem(text);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        menu.getItems().add(item);
    }
}

package org.dropback.desktop.uploads;

import java.util.Locale;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import org.dropback.desktop.common.Icon;
import org.dropback.desktop.uploads.Permits.Kind;
import org.dropback.text.Messages;
import org.kordamp.ikonli.feather.Feather;

/** How files are sent, and with what permission other than the chosen connection's. */
final class WaysMenu extends MenuButton {

    WaysMenu(Sending sending, Permits permits, Messages messages) {
        setId("ways");
        getStyleClass().addAll("flat", "button-icon");
        setGraphic(new Icon(Feather.MORE_HORIZONTAL));
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setAccessibleText(messages.get("uploads.ways"));
        setTooltip(new Tooltip(messages.get("uploads.ways")));
        setMinWidth(USE_PREF_SIZE);
        var options = new CheckMenuItem(messages.get("uploads.ways.sending"));
        options.setId("ways-sending");
        options.selectedProperty().bindBidirectional(sending.openProperty());
        getItems().addAll(options, new SeparatorMenuItem());
        for (var kind : Kind.values()) {
            var word = kind.name().toLowerCase(Locale.ROOT);
            var item = new MenuItem(messages.get("uploads.ways." + word));
            item.setId("ways-" + word);
            item.setMnemonicParsing(false);
            item.setOnAction(_ -> permits.ask(kind));
            getItems().add(item);
        }
    }
}

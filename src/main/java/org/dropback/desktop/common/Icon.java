package org.dropback.desktop.common;

import javafx.scene.text.Font;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.feather.FeatherIkonHandler;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * A Feather icon. It has its font from the beginning and not only when its style is read: a label around it asks for its size before, and JavaFX would
 * look for the sign in every font of the machine, which opens them all.
 */
public final class Icon extends FontIcon {

    private static final String FAMILY = new FeatherIkonHandler().getFontFamily();

    public Icon(Feather sign) {
        super(sign);
        setFont(Font.font(FAMILY, getIconSize()));
    }
}

package org.dropback.desktop.shell;

import javafx.beans.value.ObservableValue;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;

/**
 * A screen as the window holds it.
 *
 * @param id     for tests and style sheets
 * @param name   on the rail
 * @param title  in the title bar
 * @param count  beside the name
 * @param search puts the focus into its filter
 */
record Screen(String id, Ikon icon, String name, ObservableValue<String> title, ObservableValue<Number> count, Region view, Runnable search) {
}

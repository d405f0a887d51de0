package org.dropback.desktop.shell;

import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/**
 * A screen as the window holds it.
 *
 * @param id     for tests and style sheets
 * @param name   on the rail
 * @param title  in the title bar
 * @param count  beside the name
 * @param status in the status bar; empty for nothing
 * @param mark   what the user must not forget about it, as a sentence; empty for nothing
 * @param view   made when it is first shown
 * @param search puts the focus into its filter
 */
record Screen(String id, Feather icon, String name, ObservableValue<String> title, ObservableValue<Number> count, ObservableValue<String> status,
              ObservableValue<String> mark, Supplier<? extends Region> view, Runnable search) {
}

package org.dropback.desktop.shell;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/** The keys of the window: what they do, and what the sheet tells of them. Their names are {@code shortcut.<name>}. FX thread. */
enum Shortcut {
    ADD_FILES(window -> window.arrivals().chooseFiles(), "Shortcut+O"),
    ADD_FOLDER(window -> window.arrivals().chooseFolder(), "Shortcut+Shift+O"),
    /** {@link Shortcuts} receives what is pasted. */
    PASTE(null, "Shortcut+V"),
    START(window -> window.arrivals().uploadOffered(), "Shortcut+Enter"),
    /** The table itself, where it has the focus; so does {@link #REMOVE}. */
    PAUSE(null, "Space"),
    REMOVE(null, "Delete"),
    RETRY(DropbackWindow::retry, "F5", "Shortcut+R"),
    SEARCH(DropbackWindow::search, "Shortcut+F"),
    SAVE(DropbackWindow::save, "Shortcut+S"),
    UNDO(DropbackWindow::undo, "Shortcut+Z"),
    SETTINGS(DropbackWindow::openSettings, "Shortcut+Comma"),
    HELP(DropbackWindow::showShortcuts, "F1", "Shortcut+Slash");

    private final @Nullable Consumer<DropbackWindow> action;
    private final List<KeyCombination> keys;

    /** @param action null where another listener waits for the keys */
    Shortcut(@Nullable Consumer<DropbackWindow> action, String... keys) {
        this.action = action;
        this.keys = List.of(keys).stream().map(KeyCombination::valueOf).toList();
    }

    /** @param current what the window shows when a key is pressed */
    void install(Scene scene, Supplier<DropbackWindow> current) {
        if (action != null) {
            keys.forEach(each -> scene.getAccelerators().put(each, () -> action.accept(current.get())));
        }
    }

    List<KeyCombination> keys() {
        return keys;
    }

    /** As this system writes them. */
    String shown() {
        return keys.stream().map(KeyCombination::getDisplayText).collect(Collectors.joining(" / "));
    }
}

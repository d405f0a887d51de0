package org.dropback.desktop.shell;

import java.io.File;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** Pastes into the window. */
final class Shortcuts {

    private static final KeyCombination PASTE = Shortcut.PASTE.keys().getFirst();

    private Shortcuts() {
    }

    /** Pasted files are uploaded, except where somebody types: there they are for the field to paste. */
    static void acceptPastedFiles(Scene scene, Consumer<List<File>> files) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (PASTE.match(event) && !isTyping(scene.getFocusOwner())) {
                var pasted = FileDrops.pasted();
                if (!pasted.isEmpty()) {
                    files.accept(pasted);
                    event.consume();
                }
            }
        });
    }

    /** The editor of callback bodies is no control of JavaFX's. */
    private static boolean isTyping(@Nullable Node owner) {
        return owner instanceof TextInputControl || owner != null && owner.getAccessibleRole() == AccessibleRole.TEXT_AREA;
    }

    /**
     * Hands over a text that is pasted, except where somebody types.
     *
     * @param wanted whether it is of use now
     */
    static void acceptPastedText(Scene scene, BooleanSupplier wanted, Consumer<String> text) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (wanted.getAsBoolean() && PASTE.match(event) && !isTyping(scene.getFocusOwner())) {
                var clipboard = Clipboard.getSystemClipboard();
                if (clipboard.hasString() && !clipboard.hasFiles()) {
                    text.accept(clipboard.getString());
                    event.consume();
                }
            }
        });
    }
}

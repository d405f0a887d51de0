package org.dropback.desktop.shell;

import java.io.File;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/** Files that reach the window from outside: dropped anywhere on it, or pasted. */
final class FileDrops {

    private static final PseudoClass DROPPING = PseudoClass.getPseudoClass("dropping");

    private FileDrops() {
    }

    /** Filters, not handlers: no field below the mouse may keep a drop to itself. */
    static void accept(Scene scene, Consumer<List<File>> files) {
        scene.addEventFilter(DragEvent.DRAG_OVER, event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
                scene.getRoot().pseudoClassStateChanged(DROPPING, true);
                event.consume();
            }
        });
        scene.addEventFilter(DragEvent.DRAG_EXITED_TARGET, event -> {
            if (event.getTarget() == scene) {
                scene.getRoot().pseudoClassStateChanged(DROPPING, false);
            }
        });
        scene.addEventFilter(DragEvent.DRAG_DROPPED, event -> {
            scene.getRoot().pseudoClassStateChanged(DROPPING, false);
            if (event.getDragboard().hasFiles()) {
                files.accept(event.getDragboard().getFiles());
                event.setDropCompleted(true);
                event.consume();
            }
        });
    }

    /** The files on the clipboard; none when it holds something else. */
    static List<File> pasted() {
        var clipboard = Clipboard.getSystemClipboard();
        return clipboard.hasFiles() ? clipboard.getFiles() : List.of();
    }
}

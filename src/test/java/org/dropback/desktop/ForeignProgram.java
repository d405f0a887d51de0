package org.dropback.desktop;

import java.io.File;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import javafx.stage.StageStyle;

/**
 * Another program on the same screen, as a file manager would be: a small window in the corner from which a file can be dragged, which it also puts on
 * the clipboard. Runs in a JVM of its own, so that nothing but the window system connects it with the window under test.
 */
public final class ForeignProgram {

    public static final double SIZE = 80;

    private ForeignProgram() {
    }

    public static void main(String[] arguments) {
        var content = new ClipboardContent();
        content.putFiles(List.of(new File(arguments[0])));
        Platform.startup(() -> {
            Clipboard.getSystemClipboard().setContent(content);
            var pane = new Pane();
            pane.setOnDragDetected(_ -> pane.startDragAndDrop(TransferMode.COPY).setContent(content));
            pane.setOnDragDone(done -> System.out.println("dropped " + done.getTransferMode()));
            var stage = new Stage(StageStyle.UNDECORATED);
            stage.setScene(new Scene(pane, SIZE, SIZE));
            stage.setX(0);
            stage.setY(0);
            stage.show();
            System.out.println("ready");
        });
    }
}

package org.dropback.desktop.shell;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.dropback.desktop.common.Toast;
import org.dropback.desktop.inspector.InspectorView;

/** Where the parts of the window lie: the rail, the screen on show below the banners, the status bar, and a toast above all. FX thread. */
final class WindowFrame {

    private WindowFrame() {
    }

    static StackPane of(Screens screens, Rail rail, Node banners, StatusBar status, Toast toast) {
        var content = new BorderPane();
        screens.currentProperty().subscribe(screen -> {
            // What a screen has no room for is cut off at its end, never laid over the rail.
            var view = screen.view().get();
            view.setMinSize(0, 0);
            content.setCenter(view);
        });
        content.setTop(banners);
        var frame = new BorderPane(content);
        frame.setLeft(rail);
        frame.setBottom(status);
        // Never wider than the window, which would push the rail out of it.
        frame.setMinSize(0, 0);
        var root = new StackPane(frame, toast);
        root.getStyleClass().add("window");
        place(toast, root, screens, rail);
        return root;
    }

    /** In the Inspector it keeps off the callback that is read. */
    private static void place(Toast toast, StackPane root, Screens screens, Rail rail) {
        StackPane.setAlignment(toast, Pos.BOTTOM_CENTER);
        Runnable place = () -> {
            boolean inspecting = screens.currentProperty().get().id().equals(Screens.INSPECTOR);
            StackPane.setMargin(toast, inspecting ? new Insets(0, (root.getWidth() - rail.getWidth()) * (1 - InspectorView.TABLE_SHARE), 0, rail.getWidth()) : Insets.EMPTY);
        };
        screens.currentProperty().subscribe(place);
        root.widthProperty().subscribe(place);
        rail.widthProperty().subscribe(place);
    }
}

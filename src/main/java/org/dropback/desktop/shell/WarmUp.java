package org.dropback.desktop.shell;

import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What the first window needs of JavaFX, done while what the window stands on is being opened: style sheets, fonts, skins. FX thread. */
public final class WarmUp {

    private WarmUp() {
    }

    public static void run(org.dropback.settings.Theme chosen) {
        Theme.use(chosen);
        var table = new TableView<String>();
        table.getColumns().add(new TableColumn<>("x"));
        var unseen = new VBox(new Label("x", new FontIcon(Feather.FILE)), new Button("x"), new TextField("x"), new ComboBox<String>(), new MenuButton("x"), table);
        Theme.dress(new Scene(unseen));
        unseen.applyCss();
        unseen.layout();
    }
}

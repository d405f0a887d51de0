package org.dropback.desktop.profiles;

import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.dropback.desktop.common.Controls;
import org.dropback.text.Messages;

/** What the server will receive; in its place, while it is on show, what came of a test callback. */
final class FireRoom extends StackPane {

    FireRoom(Node preview, ProfilesViewModel model, Firing firing, Messages messages) {
        getStyleClass().add("fire-room");
        var result = new FirePane(firing, messages);
        getChildren().addAll(preview, result);
        firing.firedProperty().subscribe(profile -> Controls.show(result, profile != null));
        model.selectedProperty().addListener((_, _, _) -> firing.close());
    }
}

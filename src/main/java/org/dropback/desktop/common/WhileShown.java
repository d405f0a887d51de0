package org.dropback.desktop.common;

import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.util.Subscription;

/** Follows a value for as long as a node is part of a window, so that what lives longer does not keep the node. FX thread. */
public final class WhileShown {

    private WhileShown() {
    }

    /** @param told of the value when the node comes into a window, and of each change while it is there */
    public static <T> void follow(Node node, ObservableValue<T> value, Consumer<? super T> told) {
        // Not when(): nothing holds its condition, and where it is collected before the node is shown, nobody is ever told.
        var following = new Subscription[] {Subscription.EMPTY};
        node.sceneProperty().subscribe(scene -> {
            following[0].unsubscribe();
            following[0] = scene == null ? Subscription.EMPTY : value.subscribe(told);
        });
    }
}

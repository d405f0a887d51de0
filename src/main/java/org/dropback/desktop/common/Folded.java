package org.dropback.desktop.common;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/**
 * Nodes one below the other, each of which joins when it is first shown and then stays. What is hidden costs a start as much style as what is seen. FX thread.
 */
public final class Folded extends VBox {

    /** Also keeps those from the garbage collector that have not joined. */
    private final List<Node> all = new ArrayList<>();

    public Folded(Node... nodes) {
        List.of(nodes).forEach(this::add);
    }

    /** Last of all. */
    public void add(Node node) {
        all.add(node);
        node.visibleProperty().subscribe(shown -> {
            if (shown && !getChildren().contains(node)) {
                getChildren().add(place(node), node);
            }
        });
    }

    private int place(Node node) {
        return (int) all.subList(0, all.indexOf(node)).stream().filter(getChildren()::contains).count();
    }
}

package org.dropback.desktop.common;

import java.util.Arrays;
import javafx.scene.Node;

/** Colours nodes by {@link Tone}. */
public final class Tones {

    private Tones() {
    }

    /** Gives a node this tone in place of the one it had. */
    public static void set(Node node, Tone tone) {
        if (node.getStyleClass().contains(tone.styleClass())) {
            return;
        }
        node.getStyleClass().removeAll(Arrays.stream(Tone.values()).map(Tone::styleClass).toList());
        node.getStyleClass().add(tone.styleClass());
    }
}

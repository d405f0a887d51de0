package org.dropback.desktop.common;

import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.util.Duration;
import org.dropback.text.Messages;
import org.kordamp.ikonli.feather.Feather;

/** Puts text on the clipboard and says so for a moment. */
public final class CopyButton {

    private static final Duration SAID = Duration.seconds(1.5);

    private CopyButton() {
    }

    /** @param name what is copied, for screen readers and the tooltip */
    public static Button icon(String name, Supplier<String> text) {
        var icon = new Icon(Feather.COPY);
        var button = Controls.iconButton(Feather.COPY, name, () -> { });
        button.setGraphic(icon);
        var back = new PauseTransition(SAID);
        back.setOnFinished(_ -> icon.setIconCode(Feather.COPY));
        button.setOnAction(_ -> {
            copy(text.get());
            icon.setIconCode(Feather.CHECK);
            back.playFromStart();
        });
        return button;
    }

    public static Button words(String name, Messages messages, Supplier<String> text) {
        var button = Controls.button(name, () -> { });
        var back = new PauseTransition(SAID);
        back.setOnFinished(_ -> button.setText(name));
        button.setOnAction(_ -> {
            copy(text.get());
            button.setText(messages.get("common.copied"));
            back.playFromStart();
        });
        return button;
    }

    public static void copy(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}

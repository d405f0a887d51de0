package org.dropback.desktop.common;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** How much of a limit is used: a name, words, and a bar that turns red when there is too much. */
public final class Meter extends VBox {

    private final Label words = Controls.label("", "muted");
    private final ProgressBar bar = new ProgressBar(0);

    public Meter(String name) {
        getStyleClass().add("meter");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(name);
        words.setMinWidth(USE_PREF_SIZE);
        var title = Controls.label(name, "muted");
        title.setMinWidth(0);
        WholeText.onHover(title);
        var line = new HBox(title, Controls.spacer(), words);
        line.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(line, bar);
    }

    public void show(int used, int limit, String text) {
        words.setText(text);
        bar.setProgress(Math.min(1.0, used / (double) limit));
        Tones.set(this, used > limit ? Tone.DANGER : Tone.ACCENT);
    }
}

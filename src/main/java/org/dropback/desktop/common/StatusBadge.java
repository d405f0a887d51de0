package org.dropback.desktop.common;

import javafx.scene.control.Label;

/** A word on a pill; its colour only repeats what the word says. */
public final class StatusBadge extends Label {

    public StatusBadge() {
        getStyleClass().add("badge");
        setMinWidth(USE_PREF_SIZE);
        show("", Tone.NEUTRAL);
    }

    public void show(String text, Tone tone) {
        setText(text);
        Tones.set(this, tone);
        setVisible(!text.isEmpty());
    }
}

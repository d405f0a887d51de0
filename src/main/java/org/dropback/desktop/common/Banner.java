package org.dropback.desktop.common;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.dropback.text.Messages;
import org.kordamp.ikonli.feather.Feather;

/** A sentence across the window that stays until it is put away. */
public final class Banner extends HBox {

    public Banner(Tone tone, String text, Messages messages, Button... actions) {
        getStyleClass().add("banner");
        Tones.set(this, tone);
        setAlignment(Pos.CENTER_LEFT);
        var sentence = Controls.paragraph(text);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        sentence.setMaxWidth(Double.MAX_VALUE);
        getChildren().addAll(new Icon(tone == Tone.NEUTRAL ? Feather.INFO : Feather.ALERT_TRIANGLE), sentence);
        getChildren().addAll(actions);
        getChildren().add(Controls.iconButton(Feather.X, messages.get("common.dismiss"), this::dismiss));
    }

    public void dismiss() {
        Controls.show(this, false);
    }
}

package org.dropback.desktop.uploads;

import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.dropback.desktop.common.Controls;
import org.dropback.desktop.common.WholeText;
import org.dropback.text.Messages;

/** What holds for the next files while its panel is closed; there only where something else than the usual holds. */
final class SendingSummary extends HBox {

    SendingSummary(Sending sending, Messages messages) {
        setId("sending-summary");
        getStyleClass().addAll("batch-bar", "sending-summary");
        setAlignment(Pos.CENTER_LEFT);
        Label words = Controls.label("", "muted");
        WholeText.onHover(words);
        var reset = Controls.button(messages.get("uploads.sending.reset"), sending::reset, "flat", "small", "accent");
        reset.setId("sending-reset");
        getChildren().addAll(words, Controls.button(messages.get("uploads.sending.change"), () -> sending.openProperty().set(true), "flat", "small", "accent"), reset);
        InvalidationListener tell = _ -> {
            var said = sending.said(messages);
            words.setText(String.join(" · ", said));
            Controls.show(this, !said.isEmpty() && !sending.openProperty().get());
        };
        sending.properties().forEach(property -> property.addListener(tell));
        tell.invalidated(sending.openProperty());
    }
}

package org.dropback.desktop.uploads;

import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.dropback.desktop.common.Controls;
import org.dropback.text.Messages;

/** Says that uploads need their URLs again, since those are secrets and were not kept; there only while one does. */
final class UrlsBar extends HBox {

    UrlsBar(UploadsViewModel model, Messages messages) {
        setId("urls");
        getStyleClass().addAll("batch-bar", "intake-bar");
        setAlignment(Pos.CENTER_LEFT);
        var words = Controls.paragraph("");
        words.setId("urls-words");
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        var show = Controls.button(messages.get("uploads.urls.show"), () -> model.rows().groupProperty().set(RowGroup.URL_NEEDED));
        show.setId("urls-show");
        show.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(words, show);
        model.rows().groupProperty().subscribe(group -> Controls.show(show, group != RowGroup.URL_NEEDED));
        model.rows().countProperty(RowGroup.URL_NEEDED).subscribe(count -> {
            Controls.show(this, count.intValue() > 0);
            words.setText(messages.get("uploads.urls", count.intValue()));
        });
    }
}

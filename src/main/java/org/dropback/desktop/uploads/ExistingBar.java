package org.dropback.desktop.uploads;

import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.dropback.desktop.common.Controls;
import org.dropback.text.Messages;
import org.dropback.upload.IfExists;

/** Asks once for all what becomes of objects that are there already; there only while uploads wait for that. */
final class ExistingBar extends HBox {

    private static final List<IfExists> ANSWERS = List.of(IfExists.OVERWRITE, IfExists.SKIP, IfExists.RENAME, IfExists.FAIL);

    ExistingBar(UploadsViewModel model, Messages messages) {
        setId("existing");
        getStyleClass().addAll("batch-bar", "intake-bar");
        setAlignment(Pos.CENTER_LEFT);
        var words = Controls.paragraph("");
        words.setId("existing-words");
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().add(words);
        for (var answer : ANSWERS) {
            var word = answer.name().toLowerCase(Locale.ROOT);
            var button = Controls.button(messages.get("uploads.existing." + word), () -> model.actions().answer(answer));
            button.setId("existing-" + word);
            button.setMinWidth(USE_PREF_SIZE);
            getChildren().add(button);
        }
        model.rows().countProperty(RowGroup.ASKING).subscribe(count -> {
            Controls.show(this, count.intValue() > 0);
            words.setText(messages.get("uploads.existing", count.intValue()));
        });
    }
}

package org.dropback.desktop.profiles;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.dropback.callback.Finding.Field;
import org.dropback.desktop.common.Controls;
import org.dropback.desktop.common.Tone;
import org.dropback.desktop.common.Tones;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The sentences under a field of the editor. */
final class Notes extends VBox {

    Notes(ProfileDraft draft, Field... fields) {
        getStyleClass().add("notes");
        var wanted = List.of(fields);
        draft.previewProperty().map(preview -> preview.notes().stream().filter(note -> wanted.contains(note.field())).toList()).subscribe(this::show);
    }

    private void show(List<FieldNote> notes) {
        getChildren().setAll(notes.stream().map(Notes::line).toList());
        Controls.show(this, !notes.isEmpty());
    }

    private static HBox line(FieldNote note) {
        var icon = new FontIcon(note.isError() ? Feather.ALERT_CIRCLE : Feather.ALERT_TRIANGLE);
        var line = new HBox(icon, Controls.paragraph(note.text()));
        line.getStyleClass().add("note");
        line.setAlignment(Pos.TOP_LEFT);
        Tones.set(line, note.isError() ? Tone.DANGER : Tone.WARNING);
        return line;
    }
}

package org.dropback.desktop.profiles;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.dropback.callback.Finding.Field;
import org.dropback.callback.Fix;
import org.dropback.desktop.common.Controls;
import org.dropback.desktop.common.Tone;
import org.dropback.desktop.common.Tones;
import org.dropback.desktop.common.WholeText;
import org.dropback.text.Messages;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The sentences under a field of the editor, each with what mends it. */
final class Notes extends VBox {

    /** More would hide the fields below. */
    private static final int MAX_SHOWN = 6;

    /** A fix may name a whole URL; the sentence needs its room. */
    private static final double MAX_BUTTON = 190;

    private final ProfilesViewModel model;
    private final ProfileDraft draft;
    private final Messages messages;
    private @Nullable List<String> shown;

    Notes(ProfilesViewModel model, ProfileDraft draft, Messages messages, Field... fields) {
        this.model = model;
        this.draft = draft;
        this.messages = messages;
        getStyleClass().add("notes");
        var wanted = List.of(fields);
        draft.previewProperty().map(preview -> preview.notes().stream().filter(note -> wanted.contains(note.field())).toList()).subscribe(this::show);
    }

    private void show(List<FieldNote> notes) {
        var sentences = notes.stream().map(FieldNote::text).toList();
        if (sentences.equals(shown)) {
            // At each key all checks run again; what they say is mostly the same, and so is what mends it.
            return;
        }
        shown = sentences;
        getChildren().setAll(notes.stream().limit(MAX_SHOWN).map(this::line).toList());
        if (notes.size() > MAX_SHOWN) {
            getChildren().add(Controls.label(messages.get("profiles.moreNotes", notes.size() - MAX_SHOWN), "muted", "small-text"));
        }
        Controls.show(this, !notes.isEmpty());
    }

    private HBox line(FieldNote note) {
        var icon = new FontIcon(note.isError() ? Feather.ALERT_CIRCLE : Feather.ALERT_TRIANGLE);
        var text = Controls.paragraph(note.text());
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        // The button has its words, the sentence what room is left.
        text.setPrefWidth(100);
        var line = new HBox(icon, text);
        note.fixes().stream().limit(1).forEach(fix -> line.getChildren().add(button(fix)));
        line.getStyleClass().add("note");
        line.setAlignment(Pos.TOP_LEFT);
        Tones.set(line, note.isError() ? Tone.DANGER : Tone.WARNING);
        return line;
    }

    private Button button(Fix fix) {
        var button = Controls.button(fix.text(messages), () -> model.mend(draft, fix), "small", "fix");
        button.setMinWidth(60);
        button.setMaxWidth(MAX_BUTTON);
        WholeText.onHover(button);
        return button;
    }
}

package org.dropback.desktop.profiles;

import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.dropback.callback.Finding.Field;
import org.dropback.callback.Fix;
import org.dropback.desktop.common.Controls;
import org.dropback.desktop.common.Icon;
import org.dropback.desktop.common.Tone;
import org.dropback.desktop.common.Tones;
import org.dropback.desktop.common.WholeText;
import org.dropback.text.Messages;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The sentences under a field of the editor, each with what mends it. */
final class Notes extends VBox {

    /** More would hide the fields below. */
    private static final int MAX_SHOWN = 6;

    /** A fix may name a whole URL; the sentence needs its room. */
    private static final double MAX_BUTTON = 210;

    private static final double GAP = 6;

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

    private BorderPane line(FieldNote note) {
        var icon = new Icon(note.isError() ? Feather.ALERT_CIRCLE : Feather.ALERT_TRIANGLE);
        BorderPane.setMargin(icon, new Insets(1, GAP, 0, 0));
        var text = Controls.paragraph(note.text());
        BorderPane.setAlignment(text, Pos.TOP_LEFT);
        // The button has its words, the sentence what room is left. A box in a row would take the height for this width, not for the one it gives.
        text.setPrefWidth(100);
        text.setMinHeight(0);
        text.setMaxWidth(Double.MAX_VALUE);
        boolean several = note.fixes().size() > 1;
        var line = new BorderPane(text, null, note.fixes().size() == 1 ? button(note.fixes().getFirst()) : null, several ? choice(note.fixes()) : null, icon);
        line.getStyleClass().add("note");
        Tones.set(line, note.isError() ? Tone.DANGER : Tone.WARNING);
        return line;
    }

    /** Below the sentence, which has no room beside all of them. */
    private FlowPane choice(List<Fix> fixes) {
        var choice = new FlowPane(GAP, GAP, fixes.stream().map(this::button).toArray(Button[]::new));
        choice.getStyleClass().add("fixes");
        return choice;
    }

    private Button button(Fix fix) {
        var button = Controls.button(fix.text(messages), () -> { }, "small", "fix");
        button.setOnAction(_ -> {
            // The button goes with what it mends; the keyboard stays at the field.
            button.requestFocusTraversal(TraversalDirection.PREVIOUS);
            model.changes().mend(draft, fix);
        });
        button.setMinWidth(0);
        button.setMaxWidth(MAX_BUTTON);
        BorderPane.setMargin(button, new Insets(0, 0, 0, GAP));
        WholeText.onHover(button);
        return button;
    }
}

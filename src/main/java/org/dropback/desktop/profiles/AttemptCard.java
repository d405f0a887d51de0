package org.dropback.desktop.profiles;

import java.io.ByteArrayOutputStream;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.dropback.desktop.common.CodeView;
import org.dropback.desktop.common.Controls;
import org.dropback.desktop.common.Received;
import org.dropback.desktop.common.Tone;
import org.dropback.desktop.common.Tones;
import org.dropback.fire.Attempt;
import org.dropback.fire.FireOrder;
import org.dropback.fire.FireWords;
import org.dropback.fire.Mark;
import org.dropback.text.ByteSize;
import org.dropback.text.Messages;
import org.dropback.wire.Delivery;
import org.dropback.wire.WireAnswer;

/** One URL of a test callback: each step of the way there, the answer, and what else there is to know. */
final class AttemptCard extends VBox {

    private final Messages messages;

    AttemptCard(Attempt attempt, FireOrder order, FireWords words, Messages messages) {
        this.messages = messages;
        getStyleClass().add("attempt");
        getChildren().addAll(Controls.paragraph(attempt.url(), "mono"), steps(attempt, words), outcome(attempt, words));
        words.notes(attempt, order).forEach(note -> getChildren().add(Controls.paragraph(note, "small-text", "attempt-note")));
        if (attempt.delivery() instanceof Delivery.Answered answered) {
            getChildren().add(answer(answered.answer()));
        }
    }

    private static Node outcome(Attempt attempt, FireWords words) {
        var outcome = Controls.paragraph(words.outcome(attempt), "section-title", "attempt-outcome");
        var verdict = attempt.verdict();
        Tones.set(outcome, verdict == null ? Tone.NEUTRAL : verdict.accepted() ? Tone.SUCCESS
                : attempt.delivery() instanceof Delivery.Answered ? Tone.WARNING : Tone.DANGER);
        return outcome;
    }

    private static Node steps(Attempt attempt, FireWords words) {
        var grid = new GridPane();
        grid.getStyleClass().add("attempt-steps");
        var middle = new ColumnConstraints();
        middle.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(new ColumnConstraints(), middle, new ColumnConstraints());
        int row = 0;
        for (var mark : words.way(attempt)) {
            grid.addRow(row++, fixed(mark.name(), "muted"), detail(mark), fixed(mark.took(), "muted"));
        }
        return grid;
    }

    private static Node detail(Mark mark) {
        var detail = Controls.paragraph(mark.detail(), "mono");
        GridPane.setValignment(detail, VPos.TOP);
        if (!mark.done()) {
            Tones.set(detail, Tone.DANGER);
        }
        return detail;
    }

    private static Node fixed(String text, String styleClass) {
        var label = Controls.label(text, styleClass, "small-text");
        label.setMinWidth(USE_PREF_SIZE);
        GridPane.setValignment(label, VPos.TOP);
        return label;
    }

    private CodeView answer(WireAnswer answer) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(answer.rawHead());
        bytes.writeBytes(answer.body());
        var all = Received.of(bytes.toByteArray(), answer.tooLong());
        var received = all.binary() ? all : all.asHttp();
        var view = new CodeView(messages);
        view.getStyleClass().add("attempt-answer");
        view.show(messages.get("inspector.replay.answer"), "", received.code(), received.code().text());
        view.explain(received.cut() ? messages.get("inspector.note.cut", size(received.shown()), size(received.length()))
                : received.binary() ? messages.get("inspector.note.binary") : "");
        return view;
    }

    private String size(int bytes) {
        return ByteSize.format(bytes, messages.locale());
    }
}

package org.dropback.desktop.profiles;

import java.util.List;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;
import org.dropback.callback.SavedProfile;
import org.dropback.desktop.common.Controls;
import org.dropback.desktop.common.Icon;
import org.dropback.text.Messages;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Somebody else changed the file of a profile that is being edited: whose version shall stay. */
final class ConflictBar extends VBox {

    private final ProfilesViewModel model;
    private final ProfileDraft draft;
    private final Messages messages;

    ConflictBar(ProfilesViewModel model, ProfileDraft draft, Messages messages) {
        this.model = model;
        this.draft = draft;
        this.messages = messages;
        setId("conflict");
        getStyleClass().add("conflict");
        draft.conflictProperty().subscribe(this::show);
    }

    private void show(@Nullable SavedProfile theirs) {
        Controls.show(this, theirs != null);
        getChildren().clear();
        if (theirs == null) {
            return;
        }
        var sentence = Controls.paragraph(messages.get("profiles.conflict"), "headline");
        var head = new HBox(new Icon(Feather.ALERT_TRIANGLE), sentence);
        head.getStyleClass().add("conflict-head");
        head.setAlignment(Pos.CENTER_LEFT);
        var both = new ToggleButton(messages.get("profiles.conflict.both"));
        both.setId("show-both");
        var mine = Controls.button(messages.get("profiles.conflict.mine"), () -> model.keepMine(draft, theirs));
        mine.setId("keep-mine");
        var taken = Controls.button(messages.get("profiles.conflict.theirs"), () -> model.takeTheirs(draft, theirs));
        taken.setId("take-theirs");
        var actions = new FlowPane(6, 6, mine, taken, both);
        var differences = new VBox();
        differences.setId("differences");
        Controls.show(differences, false);
        both.selectedProperty().subscribe(shown -> {
            differences.getChildren().setAll(shown ? List.of(table(theirs)) : List.of());
            Controls.show(differences, shown);
        });
        getChildren().addAll(head, Controls.paragraph(messages.get("profiles.conflict.hint"), "muted", "small-text"), actions, differences);
    }

    private GridPane table(SavedProfile theirs) {
        var table = new GridPane();
        table.getStyleClass().add("differences");
        table.getColumnConstraints().addAll(share(18), share(41), share(41));
        table.addRow(0, Controls.label(""), Controls.label(messages.get("profiles.conflict.mineColumn"), "muted"),
                Controls.label(messages.get("profiles.conflict.theirsColumn"), "muted"));
        var top = new RowConstraints();
        top.setValignment(VPos.TOP);
        table.getRowConstraints().add(top);
        int row = 1;
        for (var difference : Difference.between(draft.profileProperty().get(), theirs, messages)) {
            table.getRowConstraints().add(top);
            table.addRow(row++, Controls.paragraph(difference.field(), "muted", "small-text"), Controls.paragraph(difference.mine(), "mono"),
                    Controls.paragraph(difference.theirs(), "mono"));
        }
        return table;
    }

    private static ColumnConstraints share(double percent) {
        var column = new ColumnConstraints();
        column.setPercentWidth(percent);
        column.setFillWidth(true);
        return column;
    }
}

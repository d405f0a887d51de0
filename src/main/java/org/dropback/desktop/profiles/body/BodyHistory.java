package org.dropback.desktop.profiles.body;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import org.dropback.callback.BodyType;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.PlainTextChange;
import org.fxmisc.richtext.model.TextChange;
import org.fxmisc.richtext.util.UndoUtils;
import org.fxmisc.undo.impl.MultiChangeUndoManagerImpl;
import org.fxmisc.undo.impl.UnlimitedChangeQueue;

/** The steps of a body that can be undone. Outlives the editor, whose texts are of one language. FX thread. */
public final class BodyHistory {

    private final UnlimitedChangeQueue<List<PlainTextChange>> steps = new UnlimitedChangeQueue<>();

    private final List<Conversion> conversions = new ArrayList<>();

    /** The text that they led to. */
    private String text = "";

    private record Conversion(String before, BodyType from, String after, BodyType to) {

        /** The type that goes with a step over it, in either direction. */
        Optional<BodyType> over(String left, String entered) {
            return left.equals(after) && entered.equals(before) ? Optional.of(from) : left.equals(before) && entered.equals(after) ? Optional.of(to) : Optional.empty();
        }
    }

    /** From now on a step back over this takes the type along. */
    public void converted(String before, BodyType from, String after, BodyType to) {
        conversions.add(new Conversion(before, from, after, to));
    }

    /** @param area whose steps count from now on; those before are forgotten where it holds another text than they led to */
    void record(CodeArea area, ObjectProperty<BodyType> type) {
        if (!text.equals(area.getText())) {
            steps.forgetHistory();
        }
        area.textProperty().subscribe(now -> text = now);
        area.textProperty().addListener((_, left, entered) -> {
            if (area.getUndoManager().isPerformingAction()) {
                conversions.stream().flatMap(each -> each.over(left, entered).stream()).findFirst().ifPresent(type::set);
            }
        });
        area.getUndoManager().close();
        area.setUndoManager(new MultiChangeUndoManagerImpl<>(steps, PlainTextChange::invert, UndoUtils.applyMultiPlainTextChange(area), TextChange::mergeWith,
                TextChange::isIdentity, area.multiPlainChanges(), UndoUtils.DEFAULT_PREVENT_MERGE_DELAY));
    }
}

package org.dropback.desktop.profiles.body;

import java.util.List;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.PlainTextChange;
import org.fxmisc.richtext.model.TextChange;
import org.fxmisc.richtext.util.UndoUtils;
import org.fxmisc.undo.impl.MultiChangeUndoManagerImpl;
import org.fxmisc.undo.impl.UnlimitedChangeQueue;

/** The steps of a body that can be undone. Outlives the editor, whose texts are of one language. FX thread. */
public final class BodyHistory {

    private final UnlimitedChangeQueue<List<PlainTextChange>> steps = new UnlimitedChangeQueue<>();

    /** The text that they led to. */
    private String text = "";

    /** @param area whose steps count from now on; those before are forgotten where it holds another text than they led to */
    void record(CodeArea area) {
        if (!text.equals(area.getText())) {
            steps.forgetHistory();
        }
        area.textProperty().subscribe(now -> text = now);
        area.getUndoManager().close();
        area.setUndoManager(new MultiChangeUndoManagerImpl<>(steps, PlainTextChange::invert, UndoUtils.applyMultiPlainTextChange(area), TextChange::mergeWith,
                TextChange::isIdentity, area.multiPlainChanges(), UndoUtils.DEFAULT_PREVENT_MERGE_DELAY));
    }
}

package org.dropback.desktop.connections;

import java.util.EnumSet;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import org.dropback.connection.ConnectionProblem;
import org.dropback.connection.ConnectionProblem.Field;
import org.dropback.text.Messages;

/** What is wrong with a draft and is told by now: nothing of a field that its author has not come to yet. FX thread. */
final class ToldProblems {

    private final ConnectionDraft draft;
    private final ObservableSet<Field> told = FXCollections.observableSet(EnumSet.noneOf(Field.class));

    ToldProblems(ConnectionDraft draft) {
        this.draft = draft;
        if (draft.base() != null) {
            all();
        }
        // Other fields are asked for then.
        draft.keysProperty().addListener((_, _, _) -> told.remove(Field.KEYS));
        draft.proxyProperty().addListener((_, _, _) -> told.remove(Field.PROXY));
    }

    /** Its author went on to another field. */
    void left(Field field) {
        told.add(field);
    }

    /** Its author takes the draft for finished. */
    void all() {
        told.addAll(EnumSet.allOf(Field.class));
    }

    /** The first of a field in words, "" for none. */
    StringBinding of(Field field, Messages messages) {
        return Bindings.createStringBinding(() -> told.contains(field) ? draft.problems().stream().filter(each -> each.field() == field).findFirst()
                .map((ConnectionProblem each) -> each.text(messages)).orElse("") : "", draft.nowProperty(), told);
    }
}

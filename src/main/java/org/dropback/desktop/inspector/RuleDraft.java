package org.dropback.desktop.inspector;

import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.dropback.sandbox.AnswerRule;
import org.dropback.sandbox.ReceiverAnswer;
import org.dropback.text.Messages;

/** A rule as it stands in fields. FX thread. */
public final class RuleDraft {

    private final ReceiverAnswer base;
    private final ObjectProperty<AnswerRule.On> on;
    private final StringProperty glob;
    private final AnswerFields answer;
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    RuleDraft(AnswerRule start, Messages messages, Runnable changed) {
        this(start.on(), start.glob(), start.answer(), messages, changed);
    }

    RuleDraft(AnswerRule.On on, String glob, ReceiverAnswer answer, Messages messages, Runnable changed) {
        base = answer;
        this.on = new SimpleObjectProperty<>(on);
        this.glob = new SimpleStringProperty(glob);
        this.answer = new AnswerFields(answer, messages);
        this.on.addListener((_, _, _) -> changed.run());
        this.glob.addListener((_, _, _) -> changed.run());
        this.answer.onChange(changed);
    }

    /** Empty while there is no pattern, or an answer that cannot be given. */
    Optional<AnswerRule> read() {
        var read = answer.read(base);
        problem.set(read.problem());
        return read.answer() == null || glob.get().isEmpty() ? Optional.empty() : Optional.of(new AnswerRule(on.get(), glob.get(), read.answer()));
    }

    public ObjectProperty<AnswerRule.On> onProperty() {
        return on;
    }

    public StringProperty globProperty() {
        return glob;
    }

    public AnswerFields answer() {
        return answer;
    }

    /** Why the rule is not in force, as a sentence; empty where nothing is wrong. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }
}

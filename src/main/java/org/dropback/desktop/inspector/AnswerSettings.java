package org.dropback.desktop.inspector;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.dropback.sandbox.Receiver;
import org.dropback.text.Messages;

/** What the receiver answers from now on: each change holds at once, one that cannot be leaves the last answer in force. FX thread. */
public final class AnswerSettings {

    private final Receiver receiver;
    private final AnswerFields fields;
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    AnswerSettings(Receiver receiver, Messages messages) {
        this.receiver = receiver;
        fields = new AnswerFields(receiver.plan().otherwise(), messages);
        fields.onChange(this::apply);
    }

    private void apply() {
        var read = fields.read(receiver.plan().otherwise());
        if (read.answer() != null) {
            receiver.answerWith(read.answer());
        }
        problem.set(read.problem());
    }

    public AnswerFields fields() {
        return fields;
    }

    /** Why what stands in the fields is not answered, as a sentence; empty where it is. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }
}

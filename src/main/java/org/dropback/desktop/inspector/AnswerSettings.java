package org.dropback.desktop.inspector;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.dropback.sandbox.receiver.Receiver;
import org.dropback.sandbox.receiver.ReceiverAnswer;
import org.dropback.text.Messages;

/** What the receiver answers from now on: each change holds at once, one that cannot be leaves the last answer in force. FX thread. */
public final class AnswerSettings {

    private final Receiver receiver;
    private ReceiverAnswer inForce;
    private final AnswerFields fields;
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    AnswerSettings(Receiver receiver, Messages messages) {
        this.receiver = receiver;
        inForce = receiver.plan().otherwise();
        fields = new AnswerFields(inForce, messages);
        fields.onChange(this::apply);
    }

    private void apply() {
        var read = fields.read(receiver.plan().otherwise());
        if (read.answer() != null) {
            inForce = read.answer();
            receiver.answerWith(inForce);
        }
        problem.set(read.problem());
    }

    /** Others change the answer too: the control endpoint does. */
    void look() {
        var now = receiver.plan().otherwise();
        if (!now.equals(inForce)) {
            inForce = now;
            fields.show(now);
            problem.set("");
        }
    }

    public AnswerFields fields() {
        return fields;
    }

    /** Why what stands in the fields is not answered, as a sentence; empty where it is. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }
}

package org.dropback.desktop.inspector;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.dropback.sandbox.AnswerRule;
import org.dropback.sandbox.Receiver;
import org.dropback.sandbox.ReceiverAnswer;
import org.dropback.text.Messages;

/** Other answers for some callbacks, the first that fits: each change holds at once. FX thread. */
public final class RuleList {

    private final Receiver receiver;
    private final Messages messages;
    private final ObservableList<RuleDraft> drafts = FXCollections.observableArrayList();
    private final BooleanProperty open = new SimpleBooleanProperty();

    RuleList(Receiver receiver, Messages messages) {
        this.receiver = receiver;
        this.messages = messages;
        receiver.plan().rules().forEach(rule -> drafts.add(new RuleDraft(rule, messages, this::apply)));
    }

    public void add() {
        var start = ReceiverAnswer.OK.withStatus(502).withBody("{\"Status\":\"busy\"}");
        drafts.add(new RuleDraft(AnswerRule.On.OBJECT, "", start, messages, this::apply));
    }

    public void remove(RuleDraft draft) {
        drafts.remove(draft);
        apply();
    }

    private void apply() {
        receiver.answerBy(receiver.plan().withRules(drafts.stream().map(RuleDraft::read).flatMap(Optional::stream).toList()));
    }

    public ObservableList<RuleDraft> drafts() {
        return drafts;
    }

    /** Whether the rules are on show. */
    public BooleanProperty openProperty() {
        return open;
    }
}

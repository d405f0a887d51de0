package org.dropback.desktop.inspector;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.dropback.sandbox.receiver.AnswerRule;
import org.dropback.sandbox.receiver.Receiver;
import org.dropback.sandbox.receiver.ReceiverAnswer;
import org.dropback.text.Messages;

/** Other answers for some callbacks, the first that fits: each change holds at once. FX thread. */
public final class RuleList {

    private final Receiver receiver;
    private final Messages messages;
    private final ObservableList<RuleDraft> drafts = FXCollections.observableArrayList();
    private List<AnswerRule> inForce = List.of();
    private final BooleanProperty open = new SimpleBooleanProperty();

    RuleList(Receiver receiver, Messages messages) {
        this.receiver = receiver;
        this.messages = messages;
        look();
    }

    /** Others change the rules too: the control endpoint does. Drafts that are not in force yet go then. */
    void look() {
        var now = receiver.plan().rules();
        if (!now.equals(inForce)) {
            inForce = now;
            drafts.setAll(now.stream().map(rule -> new RuleDraft(rule, messages, this::apply)).toList());
        }
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
        inForce = drafts.stream().map(RuleDraft::read).flatMap(Optional::stream).toList();
        receiver.answerBy(receiver.plan().withRules(inForce));
    }

    public ObservableList<RuleDraft> drafts() {
        return drafts;
    }

    /** Whether the rules are on show. */
    public BooleanProperty openProperty() {
        return open;
    }
}

package org.dropback.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.dropback.text.PlaceholderException;

/** {@code /answer}: what the receiver answers where no rule of {@code /plan} says otherwise. What a PUT does not name stays; DELETE is back to 200. */
record AnswerResource(Sandbox sandbox) implements ControlResource {

    @Override
    public ObjectNode get() {
        var answer = sandbox.receiver().plan().otherwise();
        return JsonNodeFactory.instance.objectNode().put("status", answer.status()).put("body", answer.body())
                .put("contentType", answer.contentType()).put("delay", answer.delay().toMillis() + "ms");
    }

    @Override
    public void put(ObjectNode body) throws ControlException {
        ControlFields.only(body, Set.of("status", "body", "contentType", "delay"));
        var answer = sandbox.receiver().plan().otherwise();
        if (body.has("status")) {
            var status = body.get("status");
            if (!status.isInt() || status.intValue() < 200 || status.intValue() > 599) {
                throw ControlException.badField("status", "This must be a number from 200 to 599.");
            }
            answer = answer.withStatus(status.intValue());
        }
        var text = ControlFields.text(body, "body");
        try {
            answer = text.isPresent() ? answer.withBody(text.get()) : answer;
        } catch (PlaceholderException e) {
            throw ControlException.badField("body", "This holds a placeholder that is none: " + String.join(", ", e.args()) + ".");
        }
        var type = ControlFields.text(body, "contentType");
        if (type.isPresent() && type.get().chars().anyMatch(c -> c < ' ')) {
            throw ControlException.badField("contentType", "This must be one line.");
        }
        answer = type.isPresent() ? answer.withContentType(type.get()) : answer;
        var delay = ControlFields.signedDuration(body, "delay");
        if (delay.isPresent() && delay.get().isNegative()) {
            throw ControlException.badField("delay", "This must not be negative.");
        }
        sandbox.receiver().answerWith(delay.isPresent() ? answer.withDelay(delay.get()) : answer);
    }

    @Override
    public void delete() {
        sandbox.receiver().answerWith(ReceiverAnswer.OK);
    }
}

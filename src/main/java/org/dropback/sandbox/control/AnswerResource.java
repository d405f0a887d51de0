package org.dropback.sandbox.control;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.function.Function;
import org.dropback.sandbox.Sandbox;
import org.dropback.sandbox.receiver.ReceiverAnswer;
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
        if (type.isPresent()) {
            answer = fitting("contentType", "This must be one line without control characters.", type.get(), answer::withContentType);
        }
        var delay = ControlFields.signedDuration(body, "delay");
        if (delay.isPresent()) {
            answer = fitting("delay", "This must not be negative, nor longer than an hour.", delay.get(), answer::withDelay);
        }
        sandbox.receiver().answerWith(answer);
    }

    private static <T> ReceiverAnswer fitting(String field, String otherwise, T value, Function<T, ReceiverAnswer> change) throws ControlException {
        try {
            return change.apply(value);
        } catch (IllegalArgumentException e) {
            throw ControlException.badField(field, otherwise);
        }
    }

    @Override
    public void delete() {
        sandbox.receiver().answerWith(ReceiverAnswer.OK);
    }
}

package org.dropback.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.dropback.text.PlaceholderException;

/** {@code /plan}: all that the receiver answers by: rules on path and object, forwarding, and what it answers otherwise. DELETE is back to 200. */
record PlanResource(Sandbox sandbox) implements ControlResource {

    @Override
    public ObjectNode get() {
        try {
            return (ObjectNode) new JsonMapper().readTree(AnswerPlanJson.format(sandbox.receiver().plan()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void put(ObjectNode body) throws ControlException {
        try {
            sandbox.receiver().answerBy(AnswerPlanJson.parse(body.toString()));
        } catch (PlaceholderException e) {
            throw ControlException.badField("body", "This holds a placeholder that is none: " + String.join(", ", e.args()) + ".");
        } catch (IllegalArgumentException e) {
            throw new ControlException(400, null, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void delete() {
        sandbox.receiver().answerBy(AnswerPlan.always(ReceiverAnswer.OK));
    }
}

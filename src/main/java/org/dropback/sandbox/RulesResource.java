package org.dropback.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** {@code /rules}: name to value. What a PUT does not name stays; DELETE is back to the defaults. */
record RulesResource(Sandbox sandbox) implements ControlResource {

    @Override
    public ObjectNode get() {
        var json = JsonNodeFactory.instance.objectNode();
        var rules = sandbox.rules();
        for (var rule : Rule.values()) {
            json.put(rule.id(), rules.get(rule));
        }
        return json;
    }

    @Override
    public void put(ObjectNode body) throws ControlException {
        var rules = sandbox.rules();
        for (var field : body.properties()) {
            try {
                rules = rules.with(field.getKey(), ControlFields.text(field.getKey(), field.getValue()));
            } catch (BadInputException e) {
                throw ControlFields.bad(field.getKey(), e);
            }
        }
        sandbox.useRules(rules);
    }

    @Override
    public void delete() {
        sandbox.useRules(SandboxRules.DEFAULT);
    }
}

package org.dropback.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code /faults}: a PUT of {@code {"faults":["503 every=3"]}} replaces all and counts from 0; DELETE leaves none. */
record FaultsResource(Sandbox sandbox) implements ControlResource {

    private static final String FAULTS = "faults";

    @Override
    public ObjectNode get() {
        var json = JsonNodeFactory.instance.objectNode();
        var array = json.putArray(FAULTS);
        for (var count : sandbox.faults()) {
            array.addObject().put("rule", count.rule()).put("matching", count.matching()).put("struck", count.struck());
        }
        return json;
    }

    @Override
    public void put(ObjectNode body) throws ControlException {
        ControlFields.only(body, Set.of(FAULTS));
        if (!(body.get(FAULTS) instanceof ArrayNode array)) {
            throw ControlException.badField(FAULTS, "This must be an array of texts.");
        }
        var rules = new ArrayList<FaultRule>();
        for (int i = 0; i < array.size(); i++) {
            var field = FAULTS + "[" + i + "]";
            try {
                rules.add(FaultRule.parse(ControlFields.text(field, array.get(i))));
            } catch (BadInputException e) {
                throw ControlFields.bad(field, e);
            }
        }
        sandbox.useFaults(rules);
    }

    @Override
    public void delete() {
        sandbox.useFaults(List.of());
    }
}

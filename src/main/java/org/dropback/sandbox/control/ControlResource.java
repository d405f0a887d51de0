package org.dropback.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** What stands behind one path of the control endpoint. Any thread. */
interface ControlResource {

    ObjectNode get();

    /** That it takes. */
    default Set<String> methods() {
        return Set.of("GET", "PUT", "DELETE");
    }

    /** Changes all that the body names or, where a field is wrong, nothing. */
    default void put(ObjectNode body) throws ControlException {
        throw new UnsupportedOperationException();
    }

    /** Adds what the body describes or, where a field is wrong, nothing. */
    default void post(ObjectNode body) throws ControlException {
        throw new UnsupportedOperationException();
    }

    void delete();
}

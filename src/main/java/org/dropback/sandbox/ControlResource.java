package org.dropback.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What stands behind one path of the control endpoint. Any thread. */
interface ControlResource {

    ObjectNode get();

    /** Whether it can be put. */
    default boolean canBePut() {
        return true;
    }

    /** Changes all that the body names or, where a field is wrong, nothing. */
    default void put(ObjectNode body) throws ControlException {
        throw new UnsupportedOperationException();
    }

    void delete();
}

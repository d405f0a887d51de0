package org.dropback.store;

import java.io.IOException;
import java.util.List;
import org.dropback.text.Messages;

/** A profile was not saved: the values of secret variables would have been lost that their keeper does not give now. Nothing was written. */
public final class ValuesLockedException extends IOException {

    private static final long serialVersionUID = 1;

    private final transient List<String> variables;

    ValuesLockedException(List<String> variables) {
        super("locked: " + String.join(", ", variables));
        this.variables = List.copyOf(variables);
    }

    /** Their names. */
    public List<String> variables() {
        return variables;
    }

    public String text(Messages messages) {
        return messages.get("profiles.valuesLocked", String.join(", ", variables));
    }
}

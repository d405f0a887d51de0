package org.dropback.desktop.profiles.body;

import java.util.Optional;
import org.dropback.callback.BodyTemplate;
import org.dropback.callback.BodyTemplate.Variable;

/** The variable under the mouse. */
final class Hint {

    private Hint() {
    }

    /** The name of the variable that a place of the text is part of. */
    static Optional<String> variableAt(String text, int index) {
        for (var piece : BodyTemplate.parse(text).pieces()) {
            if (piece instanceof Variable variable && variable.start() <= index && index < variable.end()) {
                return Optional.of(variable.name());
            }
        }
        return Optional.empty();
    }
}

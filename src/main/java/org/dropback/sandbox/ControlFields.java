package org.dropback.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.dropback.text.Durations;
import org.dropback.text.Messages;

/** Reads the fields of a control body. */
final class ControlFields {

    private ControlFields() {
    }

    /** @throws ControlException where the body has a field of another name */
    static void only(ObjectNode body, Set<String> known) throws ControlException {
        for (var field : body.properties()) {
            if (!known.contains(field.getKey())) {
                throw ControlException.badField(field.getKey(), "There is no such field; there are " + known.stream().sorted().toList() + ".");
            }
        }
    }

    static String text(String field, JsonNode value) throws ControlException {
        if (!value.isTextual()) {
            throw ControlException.badField(field, "This must be a text.");
        }
        return value.textValue();
    }

    /** Empty where the body does not name it. */
    static Optional<String> text(ObjectNode body, String field) throws ControlException {
        return body.has(field) ? Optional.of(text(field, body.get(field))) : Optional.empty();
    }

    /** Empty where the body does not name it. */
    static Optional<Duration> signedDuration(ObjectNode body, String field) throws ControlException {
        var text = text(body, field);
        try {
            return text.map(Durations::parseSigned);
        } catch (IllegalArgumentException e) {
            throw ControlException.badField(field, "This must be a time such as 500ms, 6s, 2m or -20m.");
        }
    }

    static ControlException bad(String field, BadInputException e) {
        return ControlException.badField(field, e.text(Messages.of(Locale.ENGLISH)));
    }
}

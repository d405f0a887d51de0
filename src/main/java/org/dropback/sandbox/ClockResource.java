package org.dropback.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** {@code /clock}: by how much it is fast, or what it shows now. A PUT takes one of the two; DELETE is back to the time of the machine. */
record ClockResource(Sandbox sandbox) implements ControlResource {

    @Override
    public ObjectNode get() {
        return JsonNodeFactory.instance.objectNode().put("offset", sandbox.clockOffset().toMillis() + "ms")
                .put("now", sandbox.clock().instant().toString());
    }

    @Override
    public void put(ObjectNode body) throws ControlException {
        ControlFields.only(body, Set.of("offset", "now"));
        var offset = ControlFields.signedDuration(body, "offset");
        var now = ControlFields.text(body, "now");
        if (offset.isPresent() == now.isPresent()) {
            throw ControlException.badField("offset", "Give either offset, such as -20m, or now, such as 2023-12-16T16:20:57Z.");
        }
        use(now.isPresent() ? "now" : "offset", offset, now);
    }

    @Override
    public void delete() {
        sandbox.useClockOffset(Duration.ZERO);
    }

    private void use(String field, Optional<Duration> offset, Optional<String> now) throws ControlException {
        try {
            sandbox.useClockOffset(now.isPresent() ? offsetTo(Instant.parse(now.get())) : offset.orElseThrow());
        } catch (DateTimeException | IllegalArgumentException | ArithmeticException e) {
            throw ControlException.badField(field, "This must be a time such as 2023-12-16T16:20:57Z, or -20m, within a hundred years.");
        }
    }

    private Duration offsetTo(Instant wanted) {
        return Duration.between(sandbox.clock().instant().minus(sandbox.clockOffset()), wanted);
    }
}

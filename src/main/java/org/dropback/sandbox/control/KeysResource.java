package org.dropback.sandbox.control;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Set;
import org.dropback.sandbox.Sandbox;
import org.dropback.sandbox.auth.TemporaryKey;

/**
 * {@code /keys}: the STS keys that are accepted. A POST of {@code {"accessKeyId","accessKeySecret","securityToken","expiration"}} adds one, or
 * renews the one of that ID; without an expiration it stays good. A GET tells no secrets. DELETE leaves the sandbox's own.
 */
record KeysResource(Sandbox sandbox) implements ControlResource {

    @Override
    public ObjectNode get() {
        var json = JsonNodeFactory.instance.objectNode();
        var array = json.putArray("keys");
        for (var key : sandbox.temporaryKeys().all()) {
            array.addObject().put("accessKeyId", key.accessKeyId()).put("expiration", key.expires().equals(Instant.MAX) ? null : key.expires().toString());
        }
        return json;
    }

    @Override
    public Set<String> methods() {
        return Set.of("GET", "POST", "DELETE");
    }

    @Override
    public void post(ObjectNode body) throws ControlException {
        ControlFields.only(body, Set.of("accessKeyId", "accessKeySecret", "securityToken", "expiration"));
        var key = new TemporaryKey(word(body, "accessKeyId"), word(body, "accessKeySecret"), word(body, "securityToken"), expiration(body));
        sandbox.temporaryKeys().add(key);
    }

    @Override
    public void delete() {
        sandbox.temporaryKeys().reset();
    }

    /** What a header can carry and a signature can name. */
    private static String word(ObjectNode body, String field) throws ControlException {
        return ControlFields.text(body, field).filter(text -> text.matches("[\\x21-\\x7E]{1,4096}"))
                .orElseThrow(() -> ControlException.badField(field, "This must be a text of 1 to 4,096 ASCII characters without spaces."));
    }

    private static Instant expiration(ObjectNode body) throws ControlException {
        try {
            return ControlFields.text(body, "expiration").map(Instant::parse).orElse(Instant.MAX);
        } catch (DateTimeException e) {
            throw ControlException.badField("expiration", "This must be a time such as 2026-12-01T08:00:00Z.");
        }
    }
}

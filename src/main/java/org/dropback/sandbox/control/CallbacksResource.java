package org.dropback.sandbox.control;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.List;
import org.dropback.sandbox.Sandbox;
import org.dropback.sandbox.receiver.ReceivedCallback;

/** {@code /callbacks}: the latest received, oldest first, in the words of the command line; DELETE forgets them. */
record CallbacksResource(Sandbox sandbox) implements ControlResource {

    /** What an answer can hold; bodies may have megabytes. */
    private static final int MAX_BYTES = 8 << 20;

    @Override
    public ObjectNode get() {
        var json = JsonNodeFactory.instance.objectNode();
        var array = json.putArray("callbacks");
        for (var callback : latest(sandbox.callbacks())) {
            var entry = array.addObject().put("at", callback.at().toString()).put("path", callback.path()).put("target", callback.target());
            var headers = entry.putArray("headers");
            callback.headers().forEach(header -> headers.addArray().add(header.getKey()).add(header.getValue()));
            entry.put("body", callback.bodyText()).put("signature", callback.signature().text()).put("answered", callback.answered())
                    .put("tls", callback.tls() != null).put("sni", callback.tls() == null ? null : callback.tls().sni());
        }
        return json;
    }

    @Override
    public Set<String> methods() {
        return Set.of("GET", "DELETE");
    }

    @Override
    public void delete() {
        sandbox.receiver().log().clear();
    }

    private static List<ReceivedCallback> latest(List<ReceivedCallback> all) {
        long bytes = 0;
        int first = all.size();
        while (first > 0 && bytes <= MAX_BYTES) {
            first--;
            bytes += all.get(first).body().length + all.get(first).head().length;
        }
        return all.subList(first, all.size());
    }
}

package org.dropback.sandbox.control;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.dropback.sandbox.Sandbox;

/** {@code /requests}: those served, oldest first, in the words of the command line; DELETE forgets them. */
record RequestsResource(Sandbox sandbox) implements ControlResource {

    @Override
    public ObjectNode get() {
        var json = JsonNodeFactory.instance.objectNode();
        var array = json.putArray("requests");
        for (var request : sandbox.requests()) {
            var told = array.addObject().put("at", request.at().toString()).put("method", request.method()).put("bucket", request.bucket())
                    .put("key", request.key()).put("query", request.query()).put("status", request.status()).put("code",
                            request.code()).put("requestId", request.requestId())
                    .put("bytesReceived", request.bytesReceived()).put("millis", request.took().toMillis()).put("fault", request.fault()).put("operation", request.operation()).putObject("headers");
            request.ossHeaders().forEach(told::put);
        }
        return json;
    }

    @Override
    public Set<String> methods() {
        return Set.of("GET", "DELETE");
    }

    @Override
    public void delete() {
        sandbox.clearRequests();
    }
}

package org.dropback.sandbox.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dropback.sandbox.Sandbox;
import org.dropback.sandbox.SandboxOptions;
import org.dropback.wire.Exchange;
import org.dropback.wire.WireHandler;

/**
 * The control endpoint: changes a sandbox while it runs. It takes no request of a browser (one with an Origin, or with another Host than its own,
 * as a name that was bound to 127.0.0.1 would send), and none without its token. Any thread.
 */
public final class Control implements WireHandler {

    private static final int MAX_BODY = 1 << 20;
    private static final JsonMapper JSON = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();

    private final Map<String, ControlResource> resources;
    private final Set<String> hosts;
    private final String token;

    public Control(Sandbox sandbox, int port) {
        var random = new byte[32];
        new SecureRandom().nextBytes(random);
        token = HexFormat.of().formatHex(random);
        hosts = Set.of(SandboxOptions.LOCAL + ":" + port, "localhost:" + port);
        resources = Map.of("/rules", new RulesResource(sandbox), "/faults", new FaultsResource(sandbox), "/answer", new AnswerResource(sandbox),
                "/plan", new PlanResource(sandbox), "/clock", new ClockResource(sandbox), "/keys", new KeysResource(sandbox),
                "/requests", new RequestsResource(sandbox), "/callbacks", new CallbacksResource(sandbox));
    }

    public String token() {
        return token;
    }

    @Override
    public void handle(Exchange exchange) throws IOException {
        try {
            check(exchange);
            answer(exchange, 200, List.of(), serve(exchange));
        } catch (ControlException e) {
            var error = JsonNodeFactory.instance.objectNode().put("error", e.getMessage());
            if (e.field() != null) {
                error.put("field", e.field());
            }
            answer(exchange, e.status(), e.status() == 401 ? List.of(Map.entry("WWW-Authenticate", "Bearer")) : List.of(), error);
        }
    }

    private void check(Exchange exchange) throws ControlException {
        var head = exchange.head();
        if (head.headers().stream().anyMatch(header -> header.getKey().equalsIgnoreCase("Origin"))) {
            throw new ControlException(403, null, "A request with an Origin is refused: no web page may steer the sandbox.");
        }
        if (!hosts.contains(head.header("Host").orElse(""))) {
            throw new ControlException(403, null, "The Host is none of " + hosts + ".");
        }
        var given = head.header("Authorization").orElse("").getBytes(UTF_8);
        if (!MessageDigest.isEqual(("Bearer " + token).getBytes(UTF_8), given)) {
            throw new ControlException(401, null, "Authorization must be Bearer and the controlToken that the sandbox printed.");
        }
    }

    private ObjectNode serve(Exchange exchange) throws ControlException, IOException {
        var path = exchange.head().rawPath();
        var resource = resources.get(path);
        if (resource == null) {
            var known = String.join(", ", resources.keySet().stream().sorted().toList());
            throw new ControlException(404, null, "There is no such path; there are " + known + ".");
        }
        var method = exchange.head().method();
        if (!resource.methods().contains(method)) {
            throw new ControlException(405, null, path + " takes " + String.join(", ", resource.methods().stream().sorted().toList()) + ".");
        }
        switch (method) {
            case "DELETE" -> resource.delete();
            case "PUT" -> resource.put(body(exchange));
            case "POST" -> resource.post(body(exchange));
            default -> { }
        }
        return resource.get();
    }

    private static ObjectNode body(Exchange exchange) throws ControlException, IOException {
        var bytes = exchange.body().readNBytes(MAX_BODY + 1);
        if (bytes.length > MAX_BODY) {
            throw new ControlException(413, null, "The body is longer than " + MAX_BODY + " bytes.");
        }
        try {
            if (JSON.readTree(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString()) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw new ControlException(400, null, "The body is no JSON: " + e.getOriginalMessage());
        } catch (CharacterCodingException e) {
            throw new ControlException(400, null, "The body is not UTF-8.");
        }
        throw new ControlException(400, null, "The body must be a JSON object.");
    }

    private static void answer(Exchange exchange, int status, List<Map.Entry<String, String>> headers, ObjectNode body) throws IOException {
        var all = new ArrayList<>(headers);
        all.add(Map.entry("Content-Type", "application/json"));
        all.add(Map.entry("Cache-Control", "no-store"));
        exchange.answer(status, all, JSON.writeValueAsBytes(body));
    }
}

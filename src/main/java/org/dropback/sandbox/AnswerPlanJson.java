package org.dropback.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dropback.text.Durations;
import org.dropback.text.PlaceholderException;

/**
 * A plan of answers as JSON:
 * <pre>{"rules":[{"object":"*.png","status":403,"body":"…","contentType":"…","headers":{"X-A":"b"},"delay":"500ms","drop":true}],
 *  "otherwise":{"status":200},"forward":"http://127.0.0.1:8080"}</pre>
 * A rule names a {@code path} or an {@code object}; whatever an answer leaves out is as in {@link ReceiverAnswer#OK}. Stateless, any thread.
 */
public final class AnswerPlanJson {

    private static final JsonMapper JSON = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
    private static final Set<String> ANSWER = Set.of("status", "headers", "body", "contentType", "delay", "drop");

    private AnswerPlanJson() {
    }

    /**
     * @throws IllegalArgumentException for anything that is no such JSON; the message says what, in English
     * @throws PlaceholderException     for an unknown placeholder
     */
    public static AnswerPlan parse(String json) {
        try {
            var root = object(JSON.readTree(json), "the plan");
            only(root, "the plan", Set.of("rules", "otherwise", "forward"));
            var rules = new ArrayList<AnswerRule>();
            if (!absent(root, "rules") && !root.get("rules").isArray()) {
                throw new IllegalArgumentException("rules must be an array");
            }
            root.path("rules").forEach(rule -> rules.add(rule(object(rule, "a rule"))));
            var otherwise = absent(root, "otherwise") ? ReceiverAnswer.OK : answer(object(root.get("otherwise"), "otherwise"), Set.of());
            return new AnswerPlan(rules, otherwise, absent(root, "forward") ? null : URI.create(text(root, "forward", "")));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** {@link #parse} makes an equal plan of it. */
    public static String format(AnswerPlan plan) {
        var root = JSON.createObjectNode();
        var rules = root.putArray("rules");
        for (var rule : plan.rules()) {
            var node = rules.addObject();
            node.put(rule.on() == AnswerRule.On.PATH ? "path" : "object", rule.glob());
            write(rule.answer(), node);
        }
        write(plan.otherwise(), root.putObject("otherwise"));
        root.put("forward", plan.forward() == null ? null : plan.forward().toString());
        return root.toString();
    }

    private static void write(ReceiverAnswer answer, ObjectNode node) {
        node.put("status", answer.status());
        var headers = node.putObject("headers");
        for (var header : answer.headers()) {
            headers.put(header.getKey(), header.getValue());
        }
        node.put("body", answer.body()).put("contentType", answer.contentType()).put("delay", answer.delay().toMillis() + "ms").put("drop", answer.drop());
    }

    private static AnswerRule rule(ObjectNode node) {
        if (absent(node, "path") == absent(node, "object")) {
            throw new IllegalArgumentException("a rule needs a path or an object");
        }
        var on = absent(node, "object") ? AnswerRule.On.PATH : AnswerRule.On.OBJECT;
        return new AnswerRule(on, text(node, on == AnswerRule.On.PATH ? "path" : "object", ""), answer(node, Set.of("path", "object")));
    }

    private static ReceiverAnswer answer(ObjectNode node, Set<String> besides) {
        var allowed = new HashSet<>(ANSWER);
        allowed.addAll(besides);
        only(node, "an answer", allowed);
        if (!absent(node, "status") && !node.get("status").canConvertToInt() || !absent(node, "drop") && !node.get("drop").isBoolean()) {
            throw new IllegalArgumentException("status must be a number, drop true or false");
        }
        var headers = new ArrayList<Map.Entry<String, String>>();
        if (!absent(node, "headers")) {
            object(node.get("headers"), "headers").properties().forEach(header -> headers.add(Map.entry(header.getKey(), header.getValue().asText())));
        }
        return new ReceiverAnswer(node.path("status").asInt(ReceiverAnswer.OK.status()), List.copyOf(headers), text(node, "body", ReceiverAnswer.OK.body()),
                text(node, "contentType", ReceiverAnswer.OK.contentType()), delay(text(node, "delay", "0ms")), node.path("drop").asBoolean());
    }

    private static Duration delay(String text) {
        try {
            return Durations.parse(text);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IllegalArgumentException("no duration such as 500ms or 6s: " + text, e);
        }
    }

    private static ObjectNode object(JsonNode node, String what) {
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw new IllegalArgumentException(what + " must be an object");
    }

    private static void only(ObjectNode node, String what, Set<String> allowed) {
        node.fieldNames().forEachRemaining(name -> {
            if (!allowed.contains(name)) {
                throw new IllegalArgumentException(what + " has no " + name);
            }
        });
    }

    private static boolean absent(ObjectNode node, String name) {
        return node.path(name).isMissingNode() || node.path(name).isNull();
    }

    private static String text(ObjectNode node, String name, String otherwise) {
        if (!absent(node, name) && !node.get(name).isTextual()) {
            throw new IllegalArgumentException(name + " must be a string");
        }
        return absent(node, name) ? otherwise : node.get(name).textValue();
    }
}

package org.dropback.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.dropback.sandbox.PostPolicy.Condition;
import org.dropback.sandbox.PostPolicy.Kind;
import org.dropback.sandbox.PostPolicy.Range;
import org.jspecify.annotations.Nullable;

/** Reads the policy of a form and refuses what is none (EC pages 0006-00000201 to 222). */
final class PostPolicyReader {

    private static final JsonMapper JSON = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
    private static final String SIMPLE = "Invalid Simple-Condition: Simple-Conditions must have exactly one property specified.";

    private PostPolicyReader() {
    }

    static PostPolicy read(String base64) throws OssError {
        var policy = json(base64);
        if (!policy.isObject()) {
            throw invalid("Invalid JSON: an object expected", "0006-00000204");
        }
        for (var field : policy.properties()) {
            if (!field.getKey().equals("expiration") && !field.getKey().equals("conditions")) {
                throw invalid("Unexpected: '" + field.getKey() + "'", "0006-00000206");
            }
        }
        if (!policy.has("expiration")) {
            throw invalid("Policy missing expiration.", policy.has("conditions") ? "0006-00000208" : "0006-00000209");
        }
        if (!policy.has("conditions")) {
            throw invalid("Policy missing conditions.", "0006-00000207");
        }
        return conditions(expiration(policy.get("expiration")), policy.get("conditions"));
    }

    private static JsonNode json(String base64) throws OssError {
        try {
            return JSON.readTree(UTF_8.newDecoder().decode(ByteBuffer.wrap(Base64.getDecoder().decode(base64))).toString());
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw invalid("Policy is not Base64 of UTF-8.", "0006-00000201");
        } catch (JsonProcessingException e) {
            throw invalid("Invalid JSON: " + e.getOriginalMessage(), "0006-00000204");
        }
    }

    private static Instant expiration(JsonNode node) throws OssError {
        if (!node.isTextual()) {
            throw invalid("Invalid 'expiration' value: " + node, "0006-00000210");
        }
        try {
            return Instant.parse(node.textValue());
        } catch (DateTimeException e) {
            throw invalid("Invalid 'expiration' value: '" + node.textValue() + "'", node.textValue().isEmpty() ? "0006-00000211" : null);
        }
    }

    private static PostPolicy conditions(Instant expiration, JsonNode list) throws OssError {
        if (!list.isArray()) {
            throw invalid("Invalid 'conditions' value: must be a List.", "0006-00000214");
        }
        if (list.isEmpty()) {
            throw invalid(SIMPLE, null);
        }
        var conditions = new ArrayList<Condition>();
        var range = PostPolicy.ANY_SIZE;
        for (var item : list) {
            if (item.isArray() && item.path(0).asText().equalsIgnoreCase("content-length-range")) {
                range = range.and(range(item));
            } else {
                conditions.add(item.isArray() ? listed(item) : simple(item));
            }
        }
        return new PostPolicy(expiration, conditions, range);
    }

    /** {@code {"bucket":"b"}}. */
    private static Condition simple(JsonNode item) throws OssError {
        if (!item.isObject()) {
            throw invalid("Invalid Condition: must be a Map or a List.", "0006-00000222");
        }
        if (item.size() != 1) {
            throw invalid(SIMPLE, null);
        }
        var only = item.properties().iterator().next();
        if (!only.getValue().isTextual()) {
            throw invalid("Invalid Simple-Condition: value must be a string.", "0006-00000218");
        }
        var value = only.getValue().textValue();
        return new Condition(Kind.EQ, only.getKey().toLowerCase(Locale.ROOT), List.of(value),
                "[\"eq\", \"$" + only.getKey() + "\", " + shown(only.getValue()) + "]");
    }

    /** {@code ["eq", "$key", "k"]}. */
    private static Condition listed(JsonNode item) throws OssError {
        var operator = item.path(0).asText().toLowerCase(Locale.ROOT);
        var kind = switch (operator) {
            case "eq" -> Kind.EQ;
            case "starts-with" -> Kind.STARTS_WITH;
            case "in" -> Kind.IN;
            case "not-in" -> Kind.NOT_IN;
            default -> throw invalid("Invalid Condition: unknown operation '" + operator + "'.", "0006-00000216");
        };
        boolean takesList = kind == Kind.IN || kind == Kind.NOT_IN;
        var field = item.path(1).asText();
        var value = item.path(2);
        boolean fits = item.size() == 3 && item.path(1).isTextual() && field.length() > 1 && field.startsWith("$")
                && (takesList ? value.isArray() && stream(value).allMatch(JsonNode::isTextual) : value.isTextual());
        if (!fits) {
            throw invalid("Invalid Condition: " + shown(item), "0006-00000218");
        }
        var values = takesList ? stream(value).map(JsonNode::textValue).toList() : List.of(value.textValue());
        return new Condition(kind, field.substring(1).toLowerCase(Locale.ROOT), values, shown(item));
    }

    private static Range range(JsonNode item) throws OssError {
        var min = item.path(1);
        var max = item.path(2);
        boolean fits = item.size() == 3 && min.isIntegralNumber() && max.isIntegralNumber() && min.canConvertToLong() && max.canConvertToLong()
                && min.longValue() >= 0 && max.longValue() >= min.longValue();
        if (!fits) {
            throw invalid("Invalid Condition: " + shown(item), "0006-00000218");
        }
        return new Range(min.longValue(), max.longValue());
    }

    private static String shown(JsonNode node) {
        return node.isArray() ? stream(node).map(PostPolicyReader::shown).collect(Collectors.joining(", ", "[", "]")) : node.toString();
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static OssError invalid(String problem, @Nullable String ec) {
        return new OssError(400, "InvalidPolicyDocument", "Invalid Policy: " + problem, ec);
    }
}

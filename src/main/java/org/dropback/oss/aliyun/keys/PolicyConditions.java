package org.dropback.oss.aliyun.keys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * What a policy that somebody else signed wants of a form (facts 4, OSS's "Appendix: Policy" of PostObject). What is no policy, or holds words that are not known
 * here, has no conditions: OSS judges it. Immutable, any thread.
 */
public final class PolicyConditions {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String TYPE = "content-type";
    private static final String STATUS = "success_action_status";
    /** Asks for no body in the answer, whose status is then the same as that of a put. */
    private static final String OK = "200";
    /** What the form has of its own, or may not have: a redirect would hide whether the object was stored. */
    private static final Set<String> OURS = Set.of("bucket", "key", "policy", "file", "callback", TYPE, "x-oss-content-type", "success_action_redirect");

    private static final Set<String> UNKNOWN = Set.of("bucket", "x-oss-security-token");

    private final List<Condition> conditions;

    /** @param field lower case, without its dollar sign; "" for the size */
    private record Condition(String operator, String field, List<String> values, long min, long max, String shown) {

        boolean holds(String value, long size) {
            return switch (operator) {
                case "eq" -> contains(value);
                case "in" -> contains(value);
                case "not-in" -> !contains(value);
                case "starts-with" -> field.equals(TYPE) ? value.toLowerCase(Locale.ROOT).startsWith(values.getFirst().toLowerCase(Locale.ROOT))
                        : value.startsWith(values.getFirst());
                default -> size >= min && size <= max;
            };
        }

        private boolean contains(String value) {
            return values.stream().anyMatch(field.equals(TYPE) ? value::equalsIgnoreCase : value::equals);
        }
    }

    private PolicyConditions(List<Condition> conditions) {
        this.conditions = List.copyOf(conditions);
    }

    /** @param base64 as the form has it */
    public static PolicyConditions of(String base64) {
        try {
            var conditions = new ArrayList<Condition>();
            for (var item : JSON.readTree(Base64.getDecoder().decode(base64)).path("conditions")) {
                read(item).ifPresent(conditions::add);
            }
            return new PolicyConditions(conditions);
        } catch (IOException | IllegalArgumentException unreadable) {
            return new PolicyConditions(List.of());
        }
    }

    private static Optional<Condition> read(JsonNode item) {
        if (item.isObject() && item.size() == 1) {
            var only = item.properties().iterator().next();
            return only.getValue().isTextual() ? Optional.of(condition("eq", only.getKey(), List.of(only.getValue().textValue()), item)) : Optional.empty();
        }
        var operator = item.path(0).asText().toLowerCase(Locale.ROOT);
        var field = item.path(1).asText();
        var value = item.path(2);
        return switch (operator) {
            case "eq", "starts-with" -> field.startsWith("$") && value.isTextual()
                    ? Optional.of(condition(operator, field.substring(1), List.of(value.textValue()), item)) : Optional.empty();
            case "in", "not-in" -> field.startsWith("$") && value.isArray()
                    ? Optional.of(condition(operator, field.substring(1), StreamSupport.stream(value.spliterator(), false).map(JsonNode::asText).toList(), item))
                    : Optional.empty();
            case "content-length-range" -> item.path(1).canConvertToLong() && value.canConvertToLong()
                    ? Optional.of(new Condition(operator, "", List.of(), item.path(1).longValue(), value.longValue(), item.toString())) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Condition condition(String operator, String field, List<String> values, JsonNode item) {
        var name = field.toLowerCase(Locale.ROOT);
        // The server's callback may hold a token in its URL.
        var shown = name.equals("callback") ? "[\"" + operator + "\",\"$callback\",…]" : item.toString();
        return new Condition(operator, name, values, 0, 0, shown);
    }

    /** Fields of which the policy leaves no choice, beside those that the form has of its own. Names in lower case. */
    Map<String, String> demanded() {
        var demanded = new HashMap<String, String>();
        for (var condition : conditions) {
            boolean status = condition.operator().equals("in") && condition.field().equals(STATUS) && !condition.values().isEmpty();
            if (status) {
                demanded.put(STATUS, condition.values().contains(OK) ? OK : condition.values().getFirst());
            } else if (condition.operator().equals("eq") && !OURS.contains(condition.field()) && !condition.field().startsWith("x:")) {
                demanded.put(condition.field(), condition.values().getFirst());
            }
        }
        return demanded;
    }

    /**
     * The first condition that a form breaks, as the policy words it and without a secret; empty where OSS should take it. Of the bucket and the token only
     * OSS knows.
     *
     * @param field a field's value by its lower-case name, "" for one that the form lacks
     * @param size  of the file, in bytes
     */
    public Optional<String> broken(Function<String, String> field, long size) {
        return conditions.stream().filter(condition -> !UNKNOWN.contains(condition.field()) && !condition.holds(field.apply(condition.field()), size))
                .map(Condition::shown).findFirst();
    }
}

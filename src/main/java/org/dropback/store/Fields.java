package org.dropback.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.dropback.store.ProfileProblem.Reason;
import org.jspecify.annotations.Nullable;

/** Fields of a JSON object: a missing or null one is its default, one of a wrong type is an error. */
final class Fields {

    private Fields() {
    }

    static String text(ObjectNode tree, String field, String missing) throws ProfileFormatException {
        var value = present(tree, field);
        return value == null ? missing : text(field, value);
    }

    static String text(String field, JsonNode value) throws ProfileFormatException {
        if (!value.isTextual()) {
            throw wrong(field, "\"…\"");
        }
        return value.textValue();
    }

    static @Nullable String textOrNull(ObjectNode tree, String field) throws ProfileFormatException {
        var value = present(tree, field);
        return value == null ? null : text(field, value);
    }

    static boolean bool(ObjectNode tree, String field, boolean missing) throws ProfileFormatException {
        var value = boolOrNull(tree, field);
        return value == null ? missing : value;
    }

    static @Nullable Boolean boolOrNull(ObjectNode tree, String field) throws ProfileFormatException {
        var value = present(tree, field);
        if (value != null && !value.isBoolean()) {
            throw wrong(field, "true, false");
        }
        return value == null ? null : value.booleanValue();
    }

    static int integer(ObjectNode tree, String field, int missing) throws ProfileFormatException {
        var value = present(tree, field);
        if (value != null && !(value.isIntegralNumber() && value.canConvertToInt())) {
            throw wrong(field, "1");
        }
        return value == null ? missing : value.intValue();
    }

    /** An enum constant, written in lower case. */
    static <E extends Enum<E>> E word(ObjectNode tree, String field, E missing) throws ProfileFormatException {
        var value = wordOrNull(tree, field, missing.getDeclaringClass());
        return value == null ? missing : value;
    }

    static <E extends Enum<E>> @Nullable E wordOrNull(ObjectNode tree, String field, Class<E> type) throws ProfileFormatException {
        var value = present(tree, field);
        if (value == null) {
            return null;
        }
        for (var constant : type.getEnumConstants()) {
            if (word(constant).equals(value.textValue())) {
                return constant;
            }
        }
        throw wrong(field, Arrays.stream(type.getEnumConstants()).map(constant -> '"' + word(constant) + '"').collect(Collectors.joining(", ")));
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Null is as good as missing. */
    static void put(ObjectNode tree, String field, @Nullable String value) {
        if (value == null) {
            tree.remove(field);
        } else {
            tree.put(field, value);
        }
    }

    static Iterable<JsonNode> list(ObjectNode tree, String field) throws ProfileFormatException {
        var value = present(tree, field);
        if (value != null && !(value instanceof ArrayNode)) {
            throw wrong(field, "[…]");
        }
        return value == null ? List.of() : value;
    }

    static ObjectNode object(ObjectNode tree, String field) throws ProfileFormatException {
        var value = present(tree, field);
        if (value != null && !(value instanceof ObjectNode)) {
            throw wrong(field, "{…}");
        }
        return value == null ? tree.objectNode() : (ObjectNode) value;
    }

    static Map<String, String> texts(ObjectNode tree, String field) throws ProfileFormatException {
        var texts = new LinkedHashMap<String, String>();
        for (var entry : object(tree, field).properties()) {
            texts.put(entry.getKey(), text(field + "." + entry.getKey(), entry.getValue()));
        }
        return texts;
    }

    /** @param right how it is written in JSON; what stands there may be a secret, and this is logged */
    static ProfileFormatException wrong(String field, String right) {
        return new ProfileFormatException(Reason.WRONG_FIELD, field + ": " + right);
    }

    private static @Nullable JsonNode present(ObjectNode tree, String field) {
        var value = tree.get(field);
        return value == null || value.isNull() ? null : value;
    }
}

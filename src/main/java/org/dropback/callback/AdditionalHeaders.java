package org.dropback.callback;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules for {@code additionalHeaders} (facts 1.1, ECs 21 to 26). */
final class AdditionalHeaders {

    static final int MAX = 10;
    private static final Pattern KEY = Pattern.compile("[0-9a-z-]+");

    private AdditionalHeaders() {
    }

    static Map<String, String> read(@Nullable JsonNode node) throws CallbackRefusedException {
        var headers = new LinkedHashMap<String, String>();
        if (node == null) {
            return headers;
        }
        CallbackReader.refuseIf(!(node instanceof ObjectNode), CallbackRefusal.HEADERS_NOT_A_MAP);
        CallbackReader.refuseIf(node.size() > MAX, CallbackRefusal.HEADERS_TOO_MANY);
        for (var entry : node.properties()) {
            CallbackReader.refuseIf(!entry.getValue().isTextual(), CallbackRefusal.HEADERS_NOT_A_MAP);
            var refusal = problem(entry.getKey(), entry.getValue().textValue());
            if (refusal.isPresent()) {
                throw new CallbackRefusedException(refusal.get());
            }
            headers.put(entry.getKey(), entry.getValue().textValue());
        }
        return headers;
    }

    static Optional<CallbackRefusal> problem(String key, String value) {
        if (key.isEmpty()) {
            return Optional.of(CallbackRefusal.HEADER_KEY_EMPTY);
        }
        if (!KEY.matcher(key).matches()) {
            return Optional.of(CallbackRefusal.HEADER_KEY_INVALID);
        }
        if (value.indexOf('\r') >= 0 || value.indexOf('\n') >= 0) {
            return Optional.of(CallbackRefusal.HEADER_VALUE_LINE_BREAK);
        }
        return key.startsWith("x-oss-") ? Optional.of(CallbackRefusal.HEADER_KEY_RESERVED) : Optional.empty();
    }
}

package org.dropback.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The fields of a callback's body, a form or JSON. A field of a JSON object within another is {@code outer.inner}. Immutable, any thread, never throws. */
final class BodyFields {

    /** What people call the field that {@code ${object}} fills, the likeliest first. */
    private static final List<String> OBJECT = List.of("object", "key", "filename", "fileName", "objectKey", "file", "name", "path", "source_name");
    private static final JsonMapper JSON = new JsonMapper();
    /** A larger body is kept, but not looked into. */
    private static final int MAX_BYTES = 1 << 20;

    private final Map<String, String> fields = new LinkedHashMap<>();

    private BodyFields() {
    }

    static BodyFields of(ReceivedCallback callback) {
        return of(callback.body());
    }

    static BodyFields of(byte[] body) {
        var found = new BodyFields();
        if (body.length <= MAX_BYTES) {
            var text = new String(body, UTF_8);
            if (text.stripLeading().startsWith("{")) {
                found.readJson(text);
            } else {
                found.readForm(text);
            }
        }
        return found;
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    Optional<String> object() {
        return OBJECT.stream().map(fields::get).filter(Objects::nonNull).filter(value -> !value.isBlank()).findFirst();
    }

    private void readJson(String text) {
        try {
            add("", JSON.readTree(text));
        } catch (JsonProcessingException noJson) {
            // A body may be anything: it then has no fields.
        }
    }

    private void add(String prefix, JsonNode node) {
        for (var field : node.properties()) {
            var name = prefix + field.getKey();
            fields.putIfAbsent(name, field.getValue().isValueNode() ? field.getValue().asText() : field.getValue().toString());
            if (field.getValue().isObject() && name.chars().filter(c -> c == '.').count() < 4) {
                add(name + ".", field.getValue());
            }
        }
    }

    private void readForm(String text) {
        for (var pair : text.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.putIfAbsent(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
    }

    static String decoded(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException brokenEscape) {
            return text;
        }
    }
}

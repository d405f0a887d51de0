package org.dropback.callback.importing;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import org.dropback.callback.importing.Imported.Format;
import org.jspecify.annotations.Nullable;

/** Callbacks in JSON: as OSS reads it, as SDK samples write it (JavaScript literals too), and inside what an application server answers. */
final class JsonReader {

    private static final JsonMapper LENIENT = JsonMapper.builder().enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES, JsonReadFeature.ALLOW_SINGLE_QUOTES,
            JsonReadFeature.ALLOW_JAVA_COMMENTS, JsonReadFeature.ALLOW_TRAILING_COMMA).build();

    private final String text;

    private JsonReader(String text) {
        this.text = text;
    }

    /** @param start offset of the brace */
    static Imported read(String text, int start, String nameless) throws ImportException {
        // Blanks in front keep every place where it is.
        return new JsonReader(text.substring(0, start).replaceAll("[^\\n]", " ") + text.substring(start)).read(nameless);
    }

    private Imported read(String nameless) throws ImportException {
        JsonNode tree;
        try (var parser = LENIENT.createParser(text)) {
            tree = LENIENT.readTree(parser);
            refuseRest(parser);
        } catch (JsonProcessingException e) {
            throw new ImportException(Place.of(e.getLocation()), "import.notJson",
                    Place.said(e));
        } catch (IOException e) {
            throw new IllegalStateException("a text has no disk", e);
        }
        if (tree instanceof ObjectNode object) {
            return callback(object, nameless, 0);
        }
        throw new ImportException(Place.of(text, 0), "import.noCallback");
    }

    private void refuseRest(JsonParser parser) throws IOException, ImportException {
        int end = Math.clamp(parser.currentLocation().getCharOffset(), 0, text.length());
        var rest = text.substring(end).strip();
        if (!rest.isEmpty() && !rest.equals(";") && !rest.equals(",")) {
            throw new ImportException(Place.of(text, text.indexOf(rest, end)), "import.moreFollows");
        }
    }

    private Imported callback(ObjectNode json, String nameless, int depth) throws ImportException {
        if (CallbackFields.isCallback(json)) {
            return new CallbackFields(json, this::place).read(Format.JSON, variables(json), nameless);
        }
        for (var name : new String[] {"callback", "x-oss-callback"}) {
            var found = CallbackFields.find(json, name);
            if (found != null && found.isTextual()) {
                var inner = Base64Json.read(found.textValue(), place(name), name);
                return new CallbackFields(inner, _ -> place(name)).read(Format.POLICY, variables(json), nameless);
            }
            if (found instanceof ObjectNode inner && CallbackFields.isCallback(inner)) {
                return new CallbackFields(inner, this::place).read(Format.JSON, variables(json), nameless);
            }
        }
        for (var name : new String[] {"data", "headers", "params", "options", "output"}) {
            if (depth < 3 && CallbackFields.find(json, name) instanceof ObjectNode inner && mayHold(inner)) {
                return callback(inner, nameless, depth + 1);
            }
        }
        throw new ImportException(Place.of(text, text.indexOf('{')), CallbackFields.find(json, "policy") != null ? "import.policyWithoutCallback"
                : "import.noCallback");
    }

    private static boolean mayHold(ObjectNode json) {
        return CallbackFields.isCallback(json) || CallbackFields.find(json, "callback") != null || CallbackFields.find(json, "x-oss-callback") != null
                || CallbackFields.find(json, "headers") != null || CallbackFields.find(json, "policy") != null;
    }

    /** Those that stand beside a callback: in Base64 or as they are, and form fields of their own. */
    private Map<String, String> variables(ObjectNode json) throws ImportException {
        for (var name : new String[] {"callback-var", "x-oss-callback-var"}) {
            @Nullable JsonNode found = CallbackFields.find(json, name);
            if (found != null && found.isTextual()) {
                var inner = Base64Json.read(found.textValue(), place(name), name);
                return new CallbackFields(inner, _ -> place(name)).variables(inner, name);
            }
            if (found != null) {
                return new CallbackFields(json, this::place).variables(found, name);
            }
        }
        return Map.of();
    }

    /** Of the first field of that name; it is only looked for when something is wrong. */
    private Place place(String field) {
        try (var parser = LENIENT.createParser(text)) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME && parser.currentName().replaceAll("[_-]", "").equalsIgnoreCase(field.replaceAll("[_-]", ""))) {
                    return Place.of(parser.currentTokenLocation());
                }
            }
        } catch (IOException e) {
            return Place.NOWHERE;
        }
        return Place.of(text, text.indexOf('{'));
    }
}

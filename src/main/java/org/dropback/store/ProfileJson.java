package org.dropback.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dropback.callback.BodyType;
import org.dropback.callback.CallbackProfile;
import org.dropback.callback.CallbackVariable;
import org.dropback.store.ProfileProblem.Reason;

/** A profile as JSON and back. Fields it does not know stay where they are. Any thread. */
final class ProfileJson {

    private static final int SCHEMA = 1;

    private final JsonMapper mapper = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    ObjectNode parse(byte[] json) throws ProfileFormatException {
        try {
            if (mapper.readTree(json) instanceof ObjectNode tree) {
                var schema = Fields.integer(tree, "schema", SCHEMA);
                if (schema > SCHEMA) {
                    throw new ProfileFormatException(Reason.NEWER_SCHEMA, "schema " + schema);
                }
                return tree;
            }
            throw new ProfileFormatException(Reason.NOT_JSON, "not a JSON object");
        } catch (JsonProcessingException e) {
            throw new ProfileFormatException(Reason.NOT_JSON, e.getOriginalMessage());
        } catch (ProfileFormatException e) {
            throw e;
        } catch (java.io.IOException e) {
            throw new ProfileFormatException(Reason.NOT_JSON, String.valueOf(e.getMessage()));
        }
    }

    /** @param nameless what a profile without a name is called */
    CallbackProfile read(ObjectNode tree, String nameless) throws ProfileFormatException {
        var name = Fields.text(tree, "name", "");
        var host = Fields.text(tree, "host", "");
        var variables = new ArrayList<CallbackVariable>();
        for (var each : Fields.list(tree, "variables")) {
            if (!(each instanceof ObjectNode variable)) {
                throw Fields.wrong("variables", each);
            }
            variables.add(new CallbackVariable(Fields.text(variable, "name", ""), Fields.text(variable, "value", ""),
                    Fields.word(variable, "kind", CallbackVariable.Kind.FIXED)));
        }
        var urls = new ArrayList<String>();
        for (var url : Fields.list(tree, "urls")) {
            urls.add(Fields.text("urls", url));
        }
        return new CallbackProfile(name.isEmpty() ? nameless : name, urls, host.isEmpty() ? null : host, Fields.bool(tree, "sni"),
                Fields.word(tree, "bodyType", BodyType.FORM), Fields.text(tree, "body", ""), variables, Fields.texts(tree, "headers"));
    }

    /** @param tree the file as it was, or empty; its unknown fields are kept, those of variables by the variable's name */
    byte[] write(CallbackProfile profile, ObjectNode tree) throws JsonProcessingException {
        tree.put("schema", SCHEMA);
        tree.put("name", profile.name());
        var urls = tree.putArray("urls");
        profile.urls().forEach(urls::add);
        if (profile.host() == null) {
            tree.remove("host");
        } else {
            tree.put("host", profile.host());
        }
        tree.put("sni", profile.sni());
        tree.put("bodyType", word(profile.bodyType()));
        tree.put("body", profile.body());
        var before = variablesByName(tree);
        var variables = tree.putArray("variables");
        for (var variable : profile.variables()) {
            var old = before.remove(variable.name());
            var node = old == null ? JsonNodeFactory.instance.objectNode() : old;
            node.put("name", variable.name()).put("value", variable.value()).put("kind", word(variable.kind()));
            variables.add(node);
        }
        var headers = tree.putObject("headers");
        profile.headers().forEach(headers::put);
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsBytes(tree);
    }

    private static Map<String, ObjectNode> variablesByName(ObjectNode tree) {
        var found = new LinkedHashMap<String, ObjectNode>();
        for (JsonNode each : tree.path("variables")) {
            if (each instanceof ObjectNode variable) {
                found.putIfAbsent(variable.path("name").asText(), variable);
            }
        }
        return found;
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

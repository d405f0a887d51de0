package org.dropback.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.dropback.callback.BodyType;
import org.dropback.callback.CallbackVariable;
import org.dropback.callback.ProfilePart;
import org.jspecify.annotations.Nullable;

/** One layer of a profile in a JSON object: what is missing is inherited. */
final class PartJson {

    private PartJson() {
    }

    static ProfilePart read(ObjectNode tree) throws ProfileFormatException {
        return new ProfilePart(urls(tree), Fields.textOrNull(tree, "host"), Fields.boolOrNull(tree, "sni"), Fields.wordOrNull(tree, "bodyType", BodyType.class),
                Fields.textOrNull(tree, "body"), variables(tree), Fields.texts(tree, "headers"),
                new LinkedHashSet<>(texts(tree, "withoutHeaders")));
    }

    private static @Nullable List<String> urls(ObjectNode tree) throws ProfileFormatException {
        return tree.hasNonNull("urls") ? texts(tree, "urls") : null;
    }

    private static List<String> texts(ObjectNode tree, String field) throws ProfileFormatException {
        var texts = new ArrayList<String>();
        for (var each : Fields.list(tree, field)) {
            texts.add(Fields.text(field, each));
        }
        return texts;
    }

    private static List<CallbackVariable> variables(ObjectNode tree) throws ProfileFormatException {
        var variables = new ArrayList<CallbackVariable>();
        for (var each : Fields.list(tree, "variables")) {
            if (!(each instanceof ObjectNode variable)) {
                throw Fields.wrong("variables", "[{…}]");
            }
            variables.add(new CallbackVariable(Fields.text(variable, "name", ""), Fields.text(variable, "value", ""),
                    Fields.word(variable, "kind", CallbackVariable.Kind.FIXED), Fields.bool(variable, "enabled", true),
                    Fields.bool(variable, "secret", false)));
        }
        return variables;
    }

    static void write(ProfilePart part, ObjectNode tree) {
        if (part.urls() == null) {
            tree.remove("urls");
        } else {
            part.urls().forEach(tree.putArray("urls")::add);
        }
        Fields.put(tree, "host", part.host());
        if (part.sni() == null) {
            tree.remove("sni");
        } else {
            tree.put("sni", part.sni());
        }
        Fields.put(tree, "bodyType", part.bodyType() == null ? null : Fields.word(part.bodyType()));
        Fields.put(tree, "body", part.body());
        writeVariables(part.variables(), tree);
        if (part.headers().isEmpty()) {
            tree.remove("headers");
        } else {
            part.headers().forEach(tree.putObject("headers")::put);
        }
        if (part.without().isEmpty()) {
            tree.remove("withoutHeaders");
        } else {
            part.without().forEach(tree.putArray("withoutHeaders")::add);
        }
    }

    private static void writeVariables(List<CallbackVariable> all, ObjectNode tree) {
        var before = variablesByName(tree);
        tree.remove("variables");
        if (all.isEmpty()) {
            return;
        }
        var variables = tree.putArray("variables");
        for (var variable : all) {
            var old = before.remove(variable.name());
            var node = old == null ? tree.objectNode() : old;
            node.put("name", variable.name()).put("value", variable.value()).put("kind", Fields.word(variable.kind()));
            flag(node, "enabled", variable.enabled(), true);
            flag(node, "secret", variable.secret(), false);
            variables.add(node);
        }
    }

    private static void flag(ObjectNode node, String field, boolean value, boolean usual) {
        if (value == usual) {
            node.remove(field);
        } else {
            node.put(field, value);
        }
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
}

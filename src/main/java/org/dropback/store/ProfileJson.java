package org.dropback.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import org.dropback.callback.ProfilePart;
import org.dropback.callback.SavedProfile;
import org.dropback.callback.importing.Place;
import org.dropback.store.ProfileProblem.Reason;

/**
 * A profile as JSON and back. Fields it does not know stay where they are. Schema 1 had no parent, no folder and no environments; all that it had is
 * read the same way today. Any thread.
 */
final class ProfileJson {

    private static final int SCHEMA = 2;

    private final JsonMapper mapper = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    ObjectNode parse(byte[] json) throws ProfileFormatException {
        try {
            if (mapper.readTree(json) instanceof ObjectNode tree) {
                checkSchema(tree);
                return tree;
            }
            throw new ProfileFormatException(Reason.NOT_JSON, "not a JSON object");
        } catch (JsonProcessingException e) {
            throw new ProfileFormatException(Reason.NOT_JSON, where(e));
        } catch (ProfileFormatException e) {
            throw e;
        } catch (IOException e) {
            throw new ProfileFormatException(Reason.NOT_JSON, String.valueOf(e.getMessage()));
        }
    }

    /** Where only: what stands there may be a secret, and this is logged. */
    static String where(JsonProcessingException e) {
        if (e.getLocation() == null) {
            return "not JSON";
        }
        var place = Place.of(e.getLocation());
        return "not JSON at line " + place.line() + ", column " + place.column();
    }

    void checkSchema(ObjectNode tree) throws ProfileFormatException {
        var schema = Fields.integer(tree, "schema", SCHEMA);
        if (schema > SCHEMA) {
            throw new ProfileFormatException(Reason.NEWER_SCHEMA, "schema " + schema);
        }
    }

    /** @param nameless what a profile without a name is called */
    SavedProfile read(ObjectNode tree, String nameless) throws ProfileFormatException {
        var name = Fields.text(tree, "name", "");
        var environments = new LinkedHashMap<String, ProfilePart>();
        for (var entry : Fields.object(tree, "environments").properties()) {
            if (!(entry.getValue() instanceof ObjectNode part)) {
                throw Fields.wrong("environments." + entry.getKey(), "{…}");
            }
            environments.put(entry.getKey(), PartJson.read(part));
        }
        return new SavedProfile(name.isEmpty() ? nameless : name, Fields.text(tree, "folder", ""), Fields.textOrNull(tree, "parent"),
                PartJson.read(tree), environments);
    }

    byte[] bytes(ObjectNode tree) throws JsonProcessingException {
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsBytes(tree);
    }

    /**
     * A profile as JSON.
     *
     * @param tree the file as it was, or empty; its unknown fields are kept, those of variables and environments by their name
     * @return it
     */
    ObjectNode tree(SavedProfile profile, ObjectNode tree) {
        tree.put("schema", SCHEMA);
        tree.put("name", profile.name());
        Fields.put(tree, "folder", profile.folder().isEmpty() ? null : profile.folder());
        Fields.put(tree, "parent", profile.parent());
        PartJson.write(profile.own(), tree);
        var before = tree.remove("environments");
        if (!profile.environments().isEmpty()) {
            var environments = tree.putObject("environments");
            profile.environments().forEach((name, part) -> {
                var node = before != null && before.get(name) instanceof ObjectNode old ? old : tree.objectNode();
                PartJson.write(part, node);
                environments.set(name, node);
            });
        }
        return tree;
    }
}

package org.dropback.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import java.util.regex.Pattern;
import org.dropback.callback.ProfileSecrets;
import org.dropback.callback.SavedProfile;
import org.dropback.callback.ShareNote;
import org.dropback.callback.importing.ImportException;
import org.dropback.callback.importing.Imported;
import org.dropback.callback.importing.Imported.Format;
import org.dropback.callback.importing.Importer;
import org.dropback.callback.importing.Place;
import org.dropback.store.ProfileProblem.Reason;

/**
 * Profiles given away and taken in: {@code {"dropback": "profiles", "schema": 1, "profiles": […]}}, each of them as {@link ProfileStore} keeps it, no
 * secret among them. Takes in whatever else {@link Importer} understands too. Any thread.
 */
public final class ProfileShare {

    /** Ends the name of a file of ours. */
    public static final String SUFFIX = ".dropback";

    private static final String MARKER = "dropback";
    private static final String KIND = "profiles";
    private static final Pattern OURS = Pattern.compile('"' + MARKER + "\"\\s*:");
    private static final int SCHEMA = 1;
    private static final int MAX_PROFILES = 1_000;
    private static final int MAX_VARIABLES = 1_000;

    private static final JsonMapper MAPPER = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private ProfileShare() {
    }

    /**
     * A file's content.
     *
     * @param leftOut what the profiles hold and it does not
     */
    public record Exported(String json, List<SavedProfile> profiles, List<ShareNote> leftOut) {
    }

    /** @param all the profiles that those given away may inherit from: what they inherit from goes with them */
    public static Exported export(List<SavedProfile> chosen, List<SavedProfile> all) {
        var whole = new ArrayList<SavedProfile>();
        for (var profile : chosen) {
            addWithParents(profile, all, whole);
        }
        var root = MAPPER.createObjectNode().put(MARKER, KIND).put("schema", SCHEMA);
        var list = root.putArray("profiles");
        var leftOut = new ArrayList<ShareNote>();
        var json = new ProfileJson();
        for (var profile : whole) {
            var cleaned = ProfileSecrets.clean(profile);
            leftOut.addAll(cleaned.leftOut());
            list.add(json.tree(cleaned.profile(), list.objectNode()));
        }
        try {
            return new Exported(MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n", whole, leftOut);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always JSON", e);
        }
    }

    private static void addWithParents(SavedProfile profile, List<SavedProfile> all, List<SavedProfile> whole) {
        if (whole.stream().anyMatch(there -> there.name().equals(profile.name()))) {
            return;
        }
        whole.add(profile);
        all.stream().filter(other -> other.name().equals(profile.parent())).findFirst().ifPresent(parent -> addWithParents(parent, all, whole));
    }

    /**
     * Reads a file of ours or any other text that holds a callback.
     *
     * @param nameless what a profile is called that does not say
     * @throws ImportException with line and column; nothing is taken then
     */
    public static Imported read(byte[] bytes, String nameless) throws ImportException {
        var decoded = SharedText.decode(bytes);
        var text = decoded.text();
        var imported = isOurs(text) ? ours(text, nameless) : others(text, nameless);
        if (decoded.note().isEmpty()) {
            return imported;
        }
        var notes = new ArrayList<>(imported.notes());
        notes.add(decoded.note().get());
        return new Imported(imported.format(), imported.profiles(), notes);
    }

    /** As the other one, of a text that was pasted. */
    public static Imported read(String text, String nameless) throws ImportException {
        return read(text.getBytes(UTF_8), nameless);
    }

    /** By its marker alone, so that a broken file of ours is told to be one. */
    private static boolean isOurs(String text) {
        return text.stripLeading().startsWith("{") && OURS.matcher(text).find();
    }

    private static Imported others(String text, String nameless) throws ImportException {
        var imported = Importer.read(text, nameless);
        for (var profile : imported.profiles()) {
            if (size(new ProfileJson().tree(profile, MAPPER.createObjectNode())) > ProfileFolder.MAX_BYTES) {
                throw new ImportException(Place.NOWHERE, "import.profileTooLarge", Long.toString(ProfileFolder.MAX_BYTES >> 20));
            }
        }
        return imported;
    }

    private static int size(ObjectNode profile) {
        try {
            return new ProfileJson().bytes(profile).length;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always JSON", e);
        }
    }

    private static Imported ours(String text, String nameless) throws ImportException {
        ObjectNode root;
        try {
            // The text begins with a brace: what can be parsed is an object.
            root = (ObjectNode) MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new ImportException(Place.of(e.getLocation()), "import.notJson", Place.said(e));
        }
        if (!root.path(MARKER).asText().equals(KIND)) {
            throw new ImportException(JsonPlaces.of(text, MARKER, 0), "import.notProfiles", root.path(MARKER).asText());
        }
        if (root.path("schema").asInt() > SCHEMA) {
            throw new ImportException(JsonPlaces.of(text, "schema", 0), "import.newerSchema", root.path("schema").asText());
        }
        if (!root.path("profiles").isArray() || root.path("profiles").isEmpty()) {
            throw new ImportException(JsonPlaces.of(text, "profiles", 0), "import.noProfiles");
        }
        if (root.path("profiles").size() > MAX_PROFILES) {
            throw new ImportException(JsonPlaces.of(text, "profiles", 0), "import.tooManyProfiles", Integer.toString(root.path("profiles").size()),
                    Integer.toString(MAX_PROFILES));
        }
        var profiles = new ArrayList<SavedProfile>();
        for (int i = 0; i < root.path("profiles").size(); i++) {
            profiles.add(profile(root, i, text, nameless));
        }
        refuseTwins(profiles, text);
        return new Imported(Format.DROPBACK, profiles, List.of());
    }

    private static SavedProfile profile(ObjectNode root, int index, String text, String nameless) throws ImportException {
        if (!(root.path("profiles").get(index) instanceof ObjectNode tree)) {
            throw new ImportException(JsonPlaces.of(text, "profiles", 0), "import.wrongField", "profiles: [{…}]");
        }
        try {
            var json = new ProfileJson();
            json.checkSchema(tree);
            var profile = json.read(tree, nameless);
            int variables = Stream.concat(Stream.of(profile.own()), profile.environments().values().stream()).mapToInt(part -> part.variables().size()).max().orElse(0);
            if (variables > MAX_VARIABLES) {
                throw new ImportException(JsonPlaces.of(text, "variables", index), "import.tooManyVariables", Integer.toString(variables),
                        Integer.toString(MAX_VARIABLES));
            }
            if (size(tree) > ProfileFolder.MAX_BYTES) {
                throw new ImportException(JsonPlaces.of(text, "name", index), "import.profileTooLarge", Long.toString(ProfileFolder.MAX_BYTES >> 20));
            }
            return profile;
        } catch (ProfileFormatException e) {
            var field = String.valueOf(e.getMessage()).split("[:.]")[0];
            if (e.reason() == Reason.NEWER_SCHEMA) {
                throw new ImportException(JsonPlaces.of(text, "schema", index + 1), "import.newerSchema", tree.path("schema").asText());
            }
            throw new ImportException(JsonPlaces.of(text, field, index), "import.wrongField", String.valueOf(e.getMessage()));
        }
    }

    private static void refuseTwins(List<SavedProfile> profiles, String text) throws ImportException {
        var names = new HashSet<String>();
        for (int i = 0; i < profiles.size(); i++) {
            if (!names.add(profiles.get(i).name())) {
                throw new ImportException(JsonPlaces.of(text, "name", i), "import.twins", profiles.get(i).name());
            }
        }
    }
}

package org.dropback.callback.importing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.dropback.callback.BodyType;
import org.dropback.callback.CallbackProfile;
import org.dropback.callback.CallbackUrl;
import org.dropback.callback.CallbackVariable;
import org.dropback.callback.SavedProfile;
import org.dropback.callback.ShareNote;
import org.dropback.callback.importing.Imported.Format;
import org.jspecify.annotations.Nullable;

/** The fields of a callback under the names that OSS and its SDKs give them (facts 1.1, 3). */
final class CallbackFields {

    /** More than any header of 5 KB can hold. */
    static final int MAX_VARIABLES = 1_000;

    private static final Set<String> KNOWN = Set.of("callbackurl", "url", "callbackhost", "host", "callbackbody", "body", "callbackbodytype", "contenttype",
            "callbacksni", "sni", "additionalheaders", "callbackvar", "customvalue");

    private final ObjectNode json;
    private final Function<String, Place> places;

    /** @param places of a field, by its name as written */
    CallbackFields(ObjectNode json, Function<String, Place> places) {
        this.json = json;
        this.places = places;
    }

    /** @param variables given elsewhere, names with {@code x:}; they win */
    Imported read(Format format, Map<String, String> variables, String nameless) throws ImportException {
        if (field("callbackPolicy") != null) {
            throw new ImportException(places.apply("callbackPolicy"), "import.callbackPolicy");
        }
        var urls = urls();
        var all = new LinkedHashMap<>(ownVariables());
        all.putAll(variables);
        if (all.size() > MAX_VARIABLES) {
            throw new ImportException(Place.NOWHERE, "import.tooManyVariables", Integer.toString(all.size()), Integer.toString(MAX_VARIABLES));
        }
        var notes = new ArrayList<ShareNote>();
        json.fieldNames().forEachRemaining(name -> {
            if (!KNOWN.contains(normal(name)) && !name.startsWith("x:")) {
                notes.add(ShareNote.of("import.leftOut", name));
            }
        });
        var host = text("callbackHost", "host");
        var type = text("callbackBodyType", "contentType").toLowerCase(Locale.ROOT);
        var profile = new CallbackProfile(name(urls, nameless), urls, host.isEmpty() ? null : host, bool("callbackSNI", "sni"),
                type.contains("json") ? BodyType.JSON : BodyType.FORM, text("callbackBody", "body"),
                all.entrySet().stream().map(entry -> CallbackVariable.fixed(entry.getKey(), entry.getValue())).toList(), headers());
        return new Imported(format, List.of(SavedProfile.of(profile)), notes);
    }

    /** Whether there is a URL to call, under either name. */
    static boolean isCallback(JsonNode json) {
        return json instanceof ObjectNode object && (has(object, "callbackUrl") || has(object, "callbackBody") || has(object, "callbackPolicy")
                || has(object, "url") && has(object, "body"));
    }

    static @Nullable JsonNode find(ObjectNode json, String name) {
        for (var entry : json.properties()) {
            if (normal(entry.getKey()).equals(normal(name)) && !entry.getValue().isNull()) {
                return entry.getValue();
            }
        }
        return null;
    }

    private static boolean has(ObjectNode json, String name) {
        return find(json, name) != null;
    }

    private static String normal(String name) {
        return name.replaceAll("[_-]", "").toLowerCase(Locale.ROOT);
    }

    private @Nullable JsonNode field(String... names) {
        for (var name : names) {
            var found = find(json, name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private List<String> urls() throws ImportException {
        var node = field("callbackUrl", "url");
        if (node != null && node.isArray()) {
            var urls = new ArrayList<String>();
            for (var each : node) {
                urls.add(scalar(each, "callbackUrl"));
            }
            return urls;
        }
        return Arrays.stream(text("callbackUrl", "url").split(";")).map(String::strip).filter(url -> !url.isEmpty()).toList();
    }

    private String text(String... names) throws ImportException {
        var node = field(names);
        return node == null ? "" : scalar(node, names[0]);
    }

    private boolean bool(String... names) throws ImportException {
        return text(names).equalsIgnoreCase("true");
    }

    private Map<String, String> headers() throws ImportException {
        return texts(field("additionalHeaders"), "additionalHeaders");
    }

    private Map<String, String> ownVariables() throws ImportException {
        var variables = new LinkedHashMap<String, String>();
        for (var entry : json.properties()) {
            if (entry.getKey().startsWith("x:")) {
                variables.put(entry.getKey(), scalar(entry.getValue(), entry.getKey()));
            }
        }
        variables.putAll(variables(field("callbackVar", "customValue"), "callbackVar"));
        return variables;
    }

    /** SDKs that name variables without their {@code x:} add it. */
    Map<String, String> variables(@Nullable JsonNode node, String field) throws ImportException {
        var variables = new LinkedHashMap<String, String>();
        texts(node, field).forEach((name, value) -> variables.put(name.startsWith("x:") ? name : "x:" + name, value));
        return variables;
    }

    private Map<String, String> texts(@Nullable JsonNode node, String field) throws ImportException {
        var texts = new LinkedHashMap<String, String>();
        if (node == null) {
            return texts;
        }
        if (!(node instanceof ObjectNode object)) {
            throw new ImportException(places.apply(field), "import.notAMap", field);
        }
        for (var entry : object.properties()) {
            texts.put(entry.getKey(), scalar(entry.getValue(), entry.getKey()));
        }
        return texts;
    }

    private String scalar(JsonNode node, String field) throws ImportException {
        if (node.isNull()) {
            return "";
        }
        if (!node.isValueNode()) {
            throw new ImportException(places.apply(field), "import.notText", field);
        }
        return node.asText();
    }

    private static String name(List<String> urls, String nameless) {
        return urls.stream().findFirst().flatMap(CallbackUrl::parse).map(CallbackUrl::host).orElse(nameless);
    }
}

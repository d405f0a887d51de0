package org.dropback.desktop.profiles;

import java.util.List;
import java.util.Map;
import org.dropback.callback.BodyType;
import org.dropback.callback.CallbackProfile;
import org.dropback.callback.CallbackVariable;

/**
 * What a new profile can begin with; its name is {@code profiles.start.<name>}. Only documented variables (facts 1.4), put in as facts 1.5 says: no quotes
 * of ours around a string in JSON, and what is empty for no image in a form, where an empty value is known to be harmless.
 */
enum StartingPoint {
    JSON(BodyType.JSON, "{\n  \"bucket\": ${bucket},\n  \"object\": ${object},\n  \"size\": ${size}\n}"),
    FORM(BodyType.FORM, "bucket=${bucket}&object=${object}&etag=${etag}&size=${size}&mimeType=${mimeType}"),
    VARIABLES(BodyType.JSON, "{\n  \"object\": ${object},\n  \"size\": ${size},\n  \"folder\": ${x:folder},\n  \"source\": ${x:source}\n}",
            CallbackVariable.fromFile("x:folder", "{parent}"), CallbackVariable.fixed("x:source", "dropback")),
    IMAGE(BodyType.FORM, "object=${object}&mimeType=${mimeType}&format=${imageInfo.format}&width=${imageInfo.width}&height=${imageInfo.height}");

    private final BodyType type;
    private final String body;
    private final List<CallbackVariable> variables;

    StartingPoint(BodyType type, String body, CallbackVariable... variables) {
        this.type = type;
        this.body = body;
        this.variables = List.of(variables);
    }

    /** Without a URL, which nobody can guess. */
    CallbackProfile profile(String name) {
        return new CallbackProfile(name, List.of(), null, false, type, body, variables, Map.of());
    }
}

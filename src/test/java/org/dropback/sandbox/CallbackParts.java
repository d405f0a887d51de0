package org.dropback.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Callback parameters put together by hand, so that they can be wrong. */
public final class CallbackParts {

    public static final String HEADER = "x-oss-callback";
    public static final String VAR_HEADER = "x-oss-callback-var";

    private static final ObjectMapper JSON = new ObjectMapper();

    private CallbackParts() {
    }

    /** A valid form callback with the given fields changed; null removes one. */
    public static String callback(String url, Object... changes) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("callbackUrl", url);
        fields.put("callbackBody", "bucket=${bucket}&object=${object}&etag=${etag}&size=${size}&mimeType=${mimeType}&x=${x:name}");
        for (int i = 0; i < changes.length; i += 2) {
            fields.put((String) changes[i], changes[i + 1]);
        }
        fields.values().removeIf(java.util.Objects::isNull);
        return json(fields);
    }

    public static String json(Map<String, ?> fields) {
        try {
            return base64(JSON.writeValueAsString(fields));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }
}

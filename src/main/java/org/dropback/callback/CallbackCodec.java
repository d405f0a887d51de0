package org.dropback.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A callback as the two header values that carry it, and back (facts 1.1, 1.3). The JSON is plain UTF-8, not escaped to ASCII, since OSS
 * counts 5 KB on the Base64 and an escaped Chinese character is twice as long. Half a character (an unpaired surrogate) has no UTF-8 form
 * and becomes U+FFFD. Any thread.
 */
public final class CallbackCodec {

    private static final JsonMapper JSON = new JsonMapper();

    private CallbackCodec() {
    }

    /** Never refuses: {@link ProfileChecks} says what OSS would make of it, too long headers included. */
    public static CallbackHeaders encode(Callback callback) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("callbackUrl", Utf16.wellFormed(String.join(";", callback.urls())));
        if (callback.host() != null) {
            fields.put("callbackHost", Utf16.wellFormed(callback.host()));
        }
        fields.put("callbackBody", Utf16.wellFormed(callback.body()));
        fields.put("callbackBodyType", callback.bodyType().contentType());
        if (callback.sni()) {
            fields.put("callbackSNI", true);
        }
        if (!callback.headers().isEmpty()) {
            fields.put("additionalHeaders", wellFormed(callback.headers()));
        }
        return new CallbackHeaders(base64(fields), callback.variables().isEmpty() ? null : base64(wellFormed(callback.variables())));
    }

    /**
     * What OSS reads from the two values. Checks all that needs no network, the callback first, then the variables.
     *
     * @param callbackBase64 {@code x-oss-callback}, the query parameter or the form field
     * @param varBase64      {@code x-oss-callback-var}, null when there is none
     */
    public static Callback decode(String callbackBase64, @Nullable String varBase64) throws CallbackRefusedException {
        var callback = CallbackReader.read(callbackBase64);
        return varBase64 == null ? callback : new Callback(callback.urls(), callback.host(), callback.sni(), callback.bodyType(),
                callback.body(), VariablesReader.read(varBase64), callback.headers());
    }

    /** Decoded JSON text of a header value for showing: null when it is no Base64 of UTF-8. */
    public static @Nullable String jsonOf(String base64) {
        return StrictJson.textOf(base64).orElse(null);
    }

    private static Map<String, String> wellFormed(Map<String, String> map) {
        var repaired = new LinkedHashMap<String, String>();
        map.forEach((key, value) -> repaired.put(Utf16.wellFormed(key), Utf16.wellFormed(value)));
        return repaired;
    }

    private static String base64(Map<String, ?> fields) {
        try {
            return Base64.getEncoder().encodeToString(JSON.writeValueAsString(fields).getBytes(UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("strings, a boolean and maps of strings are always JSON", e);
        }
    }
}

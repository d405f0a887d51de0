package org.dropback.callback;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dropback.text.Redactor;

/** Callbacks as they may be shown, printed and copied: {@link Redactor#MASK} stands where a secret variable has its value. Any thread. */
public final class ShownCallback {

    private static final String ENCODED_MASK = URLEncoder.encode(Redactor.MASK, StandardCharsets.UTF_8);

    private ShownCallback() {
    }

    /** The callback without the values of variables that its profile calls secret. */
    public static Callback of(Callback callback, CallbackProfile profile) {
        return without(callback, profile.secrets());
    }

    private static Callback without(Callback callback, Set<String> secrets) {
        var masks = new HashMap<String, String>();
        secrets.stream().filter(callback.variables()::containsKey).forEach(name -> masks.put(name, Redactor.MASK));
        return callback.plus(masks);
    }

    /** The body of such a callback for a file; the mask is the same in every body type. */
    public static String body(Callback shown, SystemValues values) {
        return BodyRenderer.render(shown, values, RenderRules.DEFAULT).replace(ENCODED_MASK, Redactor.MASK);
    }

    /**
     * The JSON of {@code x-oss-callback-var} as it was sent, without the values of these variables.
     *
     * @return the mask alone where the header cannot be read
     */
    public static String variablesJson(String base64, Set<String> secrets) {
        if (secrets.isEmpty()) {
            return String.valueOf(CallbackCodec.jsonOf(base64));
        }
        try {
            var sent = new Callback(List.of(), null, false, BodyType.FORM, "", VariablesReader.read(base64), Map.of());
            return String.valueOf(CallbackCodec.jsonOf(String.valueOf(CallbackCodec.encode(without(sent, secrets)).variables())));
        } catch (CallbackRefusedException _) {
            return Redactor.MASK;
        }
    }
}

package org.dropback.desktop.profiles;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.dropback.callback.CallbackCodec;
import org.dropback.callback.CallbackHeaders;
import org.dropback.callback.ShownCallback;
import org.dropback.desktop.common.Code;
import org.dropback.snippet.SnippetInput;
import org.jspecify.annotations.Nullable;

/**
 * What a server would receive for a sample file, and what OSS or the server would object to.
 *
 * @param request  the whole request as OSS sends it
 * @param values   what the body gets for each variable that it could hold, by name
 * @param resolved the values of the custom variables, by name
 * @param headers  of the upload, that carry the callback to OSS, secrets included
 * @param secrets  names of variables whose values are shown nowhere else
 * @param snippet  the upload of the sample as a program would do it, without secret values; null while nothing was rendered
 */
public record ProfilePreview(List<FieldNote> notes, Code request, Map<String, String> values, Map<String, String> resolved, CallbackHeaders headers,
                             Set<String> secrets, @Nullable SnippetInput snippet) {

    private static final int MAX_SHOWN = 32 << 10;

    static final ProfilePreview EMPTY = new ProfilePreview(List.of(), Code.EMPTY, Map.of(), Map.of(), new CallbackHeaders("", null), Set.of(), null);

    public long errors() {
        return notes.stream().filter(FieldNote::isError).count();
    }

    public long warnings() {
        return notes.size() - errors();
    }

    int callbackBytes() {
        return headers.callbackBytes();
    }

    int variablesBytes() {
        return headers.variablesBytes();
    }

    /**
     * A header's Base64 and the JSON in it; empty for one that is not sent.
     *
     * @param secret whether the Base64 holds what the JSON does not show
     */
    record Carrier(String base64, String json, boolean secret) {
    }

    Carrier callbackCarrier() {
        return new Carrier(headers.callback(), Objects.requireNonNullElse(CallbackCodec.jsonOf(headers.callback()), ""), false);
    }

    Carrier variablesCarrier() {
        var base64 = headers.variables();
        return base64 == null ? new Carrier("", "", false) : new Carrier(base64, ShownCallback.variablesJson(base64, secrets), !secrets.isEmpty());
    }

    /** The request, cut where more would make the window slow. */
    Code shownRequest() {
        return cut(request);
    }

    static Code cut(Code code) {
        return code.text().length() > MAX_SHOWN ? new Code(code.language(), code.text().substring(0, MAX_SHOWN)) : code;
    }

    boolean isCut() {
        return request.text().length() > MAX_SHOWN;
    }
}

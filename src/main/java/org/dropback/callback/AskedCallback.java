package org.dropback.callback;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The callback that an upload asked for, as a history may keep it. Immutable, any thread.
 *
 * @param profile  name of the profile it came from
 * @param callback without the values of secret variables, without credentials in its URLs and headers
 * @param leftOut  what was left out of it: names of variables and headers, and {@code callbackUrl}; with anything there it cannot be called again as it is
 */
public record AskedCallback(String profile, Callback callback, List<String> leftOut) {

    /** Stands in {@link #leftOut} for a credential in one of the URLs. */
    public static final String URL = "callbackUrl";

    public AskedCallback {
        leftOut = List.copyOf(leftOut);
    }

    /** A profile that asks for the same, all its variables fixed. */
    public CallbackProfile asProfile() {
        var variables = callback.variables().entrySet().stream().map(variable -> CallbackVariable.fixed(variable.getKey(), variable.getValue())).toList();
        return new CallbackProfile(profile, callback.urls(), callback.host(), callback.sni(), callback.bodyType(), callback.body(), variables, callback.headers());
    }

    /** @param callback as it was asked for, made of that profile */
    public static AskedCallback of(CallbackProfile profile, Callback callback) {
        var secret = profile.variables().stream().filter(CallbackVariable::secret).map(CallbackVariable::name).collect(Collectors.toSet());
        var leftOut = new ArrayList<String>();
        var cleaned = ProfileSecrets.clean(callback, leftOut);
        var variables = new LinkedHashMap<String, String>();
        cleaned.variables().forEach((name, value) -> {
            boolean hidden = secret.contains(name) && !value.isEmpty();
            if (hidden) {
                leftOut.add(name);
            }
            variables.put(name, hidden ? "" : value);
        });
        return new AskedCallback(profile.name(), cleaned.withVariables(variables), leftOut);
    }
}

package org.dropback.callback;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A saved, reusable callback as its author wrote it. Holds no secret. May be invalid: checks say how, saving is never refused.
 *
 * @param name      what the user calls it; unique among profiles
 * @param urls      1 to 5, asked in order until the first success
 * @param host      value of the Host header, null for the host of the URL
 * @param sni       whether OSS sends SNI to an https URL
 * @param variables custom variables in the author's order
 * @param headers   additional headers of the callback request (facts 1.1, {@code additionalHeaders})
 */
public record CallbackProfile(String name, List<String> urls, @Nullable String host, boolean sni, BodyType bodyType, String body,
                              List<CallbackVariable> variables, Map<String, String> headers) {

    public CallbackProfile {
        urls = List.copyOf(urls);
        variables = List.copyOf(variables);
        headers = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /**
     * The callback of one file.
     *
     * @param fromFile resolves a placeholder template for that file
     */
    public Callback resolve(UnaryOperator<String> fromFile) {
        var values = new LinkedHashMap<String, String>();
        for (var variable : variables) {
            values.put(variable.name(), switch (variable.kind()) {
                case FIXED -> variable.value();
                case FROM_FILE -> fromFile.apply(variable.value());
            });
        }
        return new Callback(urls, host, sni, bodyType, body, values, headers);
    }
}

package org.dropback.callback;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The callback of one upload: what {@code x-oss-callback} and {@code x-oss-callback-var} say, variables resolved. Immutable, any thread.
 *
 * @param urls      in OSS's order
 * @param host      null for the host of the URL; an empty one counts as null
 * @param body      the template with {@code ${…}} that OSS fills
 * @param variables custom variables, names with {@code x:}
 * @param headers   additional headers
 */
public record Callback(List<String> urls, @Nullable String host, boolean sni, BodyType bodyType, String body,
                       Map<String, String> variables, Map<String, String> headers) {

    public Callback {
        host = host == null || host.isEmpty() ? null : host;
        urls = List.copyOf(urls);
        variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** The same with these variables beside its own; one of the same name is replaced. */
    public Callback plus(Map<String, String> more) {
        var all = new LinkedHashMap<>(variables);
        all.putAll(more);
        return withVariables(all);
    }

    public Callback withVariables(Map<String, String> others) {
        return new Callback(urls, host, sni, bodyType, body, others, headers);
    }
}

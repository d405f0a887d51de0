package org.dropback.callback;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A callback profile as it takes effect: what uploads, checks, previews and test-fires use. {@link ProfileBook} makes it of what is saved. May be
 * invalid: checks say how, saving is never refused.
 *
 * @param name      what the user calls it; unique among profiles
 * @param urls      1 to 5, asked in order until the first success
 * @param host      value of the Host header, null for the host of the URL; an empty one counts as null
 * @param sni       whether OSS sends SNI to an https URL
 * @param variables custom variables in the author's order; those that are switched off are left out
 * @param headers   additional headers of the callback request (facts 1.1, {@code additionalHeaders})
 */
public record CallbackProfile(String name, List<String> urls, @Nullable String host, boolean sni, BodyType bodyType, String body,
                              List<CallbackVariable> variables, Map<String, String> headers) {

    public CallbackProfile {
        host = host == null || host.isEmpty() ? null : host;
        urls = List.copyOf(urls);
        variables = variables.stream().filter(CallbackVariable::enabled).toList();
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /**
     * The callback of one file; variables that are still asked have the answer that is suggested.
     *
     * @param fromFile resolves a placeholder template for that file
     */
    public Callback resolve(UnaryOperator<String> fromFile) {
        var values = new LinkedHashMap<String, String>();
        for (var variable : variables) {
            values.put(variable.name(), switch (variable.kind()) {
                case FIXED, ASKED_ONCE, ASKED_PER_FILE -> variable.value();
                case FROM_FILE -> fromFile.apply(variable.value());
            });
        }
        return new Callback(urls, host, sni, bodyType, body, values, headers);
    }

    /** Names of the variables whose values are neither shown nor given away. */
    public Set<String> secrets() {
        return variables.stream().filter(CallbackVariable::secret).map(CallbackVariable::name).collect(Collectors.toSet());
    }

    /** Whether one of its URLs is called over TLS. */
    public boolean callsHttps() {
        return isHttps(urls);
    }

    /** Whether one of these is https. */
    public static boolean isHttps(List<String> urls) {
        return urls.stream().anyMatch(url -> url.strip().regionMatches(true, 0, "https:", 0, 6));
    }

    /** The variables that somebody must still answer before an upload. */
    public List<CallbackVariable> asked() {
        return variables.stream().filter(variable -> variable.kind().isAsked()).toList();
    }

    /** The same with these answers, by the names of variables, in place of the questions. An answer that nobody asked for is ignored. */
    public CallbackProfile answered(Map<String, String> answers) {
        return withVariables(variables.stream().map(variable -> {
            var answer = variable.kind().isAsked() ? answers.get(variable.name()) : null;
            return answer == null ? variable : variable.withValue(answer).withKind(CallbackVariable.Kind.FIXED);
        }).toList());
    }

    public CallbackProfile withName(String other) {
        return new CallbackProfile(other, urls, host, sni, bodyType, body, variables, headers);
    }

    public CallbackProfile withUrls(List<String> others) {
        return new CallbackProfile(name, others, host, sni, bodyType, body, variables, headers);
    }

    public CallbackProfile withSni(boolean on) {
        return new CallbackProfile(name, urls, host, on, bodyType, body, variables, headers);
    }

    public CallbackProfile withBody(BodyType type, String template) {
        return new CallbackProfile(name, urls, host, sni, type, template, variables, headers);
    }

    public CallbackProfile withVariables(List<CallbackVariable> others) {
        return new CallbackProfile(name, urls, host, sni, bodyType, body, others, headers);
    }

    public CallbackProfile withHost(@Nullable String other) {
        return new CallbackProfile(name, urls, other, sni, bodyType, body, variables, headers);
    }

    public CallbackProfile withHeaders(Map<String, String> others) {
        return new CallbackProfile(name, urls, host, sni, bodyType, body, variables, others);
    }
}

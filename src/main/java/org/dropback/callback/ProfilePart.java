package org.dropback.callback;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one layer of a profile says; null is what it leaves to the layer below. Immutable, any thread.
 *
 * @param host      "" for the host of the URL, also where the layer below names another
 * @param variables replace those of the same name and come after the others
 * @param headers   likewise
 * @param without   names of headers of the layer below that go
 */
public record ProfilePart(@Nullable List<String> urls, @Nullable String host, @Nullable Boolean sni, @Nullable BodyType bodyType,
                          @Nullable String body, List<CallbackVariable> variables, Map<String, String> headers, Set<String> without) {

    public static final ProfilePart EMPTY = new ProfilePart(null, null, null, null, null, List.of(), Map.of());

    public ProfilePart {
        urls = urls == null ? null : List.copyOf(urls);
        variables = List.copyOf(variables);
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        without = Collections.unmodifiableSet(new LinkedHashSet<>(without));
    }

    /** One that takes no header away. */
    public ProfilePart(@Nullable List<String> urls, @Nullable String host, @Nullable Boolean sni, @Nullable BodyType bodyType, @Nullable String body,
                       List<CallbackVariable> variables, Map<String, String> headers) {
        this(urls, host, sni, bodyType, body, variables, headers, Set.of());
    }

    /** All that a profile says, nothing left open but a host that it does not name. */
    public static ProfilePart of(CallbackProfile profile) {
        return new ProfilePart(profile.urls(), profile.host(), profile.sni(), profile.bodyType(), profile.body(), profile.variables(), profile.headers());
    }

    /** This layer laid over another. */
    public ProfilePart over(ProfilePart below) {
        var allHeaders = new LinkedHashMap<>(below.headers);
        allHeaders.keySet().removeAll(without);
        allHeaders.putAll(headers);
        var allWithout = new LinkedHashSet<>(below.without);
        allWithout.addAll(without);
        allWithout.removeAll(allHeaders.keySet());
        return new ProfilePart(urls == null ? below.urls : urls, host == null ? below.host : host, sni == null ? below.sni : sni,
                bodyType == null ? below.bodyType : bodyType, body == null ? below.body : body, merged(below.variables), allHeaders, allWithout);
    }

    private List<CallbackVariable> merged(List<CallbackVariable> below) {
        var places = new HashMap<String, Integer>();
        for (int i = 0; i < below.size(); i++) {
            places.putIfAbsent(below.get(i).name(), i);
        }
        var all = new ArrayList<>(below);
        for (var variable : variables) {
            // A name that one layer gives twice is a mistake of that layer, which checks must see.
            var place = places.remove(variable.name());
            if (place == null) {
                all.add(variable);
            } else {
                all.set(place, variable);
            }
        }
        return all;
    }

    /**
     * This layer changed so that the profile that it is part of changes likewise. An inherited variable that goes is switched off.
     *
     * @param below what this layer is laid over
     */
    ProfilePart following(CallbackProfile before, CallbackProfile after, ProfilePart below) {
        var changedHeaders = new LinkedHashMap<>(headers);
        var changedWithout = new LinkedHashSet<>(without);
        before.headers().keySet().stream().filter(key -> !after.headers().containsKey(key)).forEach(key -> {
            changedHeaders.remove(key);
            if (below.headers.containsKey(key)) {
                changedWithout.add(key);
            }
        });
        after.headers().forEach((key, value) -> {
            if (!value.equals(before.headers().get(key))) {
                changedHeaders.put(key, value);
                changedWithout.remove(key);
            }
        });
        return new ProfilePart(after.urls().equals(before.urls()) ? urls : after.urls(),
                Objects.equals(after.host(), before.host()) ? host : Objects.requireNonNullElse(after.host(), ""),
                after.sni() == before.sni() ? sni : Boolean.valueOf(after.sni()), after.bodyType() == before.bodyType() ? bodyType : after.bodyType(),
                after.body().equals(before.body()) ? body : after.body(),
                VariableChanges.between(before.variables(), after.variables()).applyTo(variables), changedHeaders, changedWithout);
    }

    /** With nothing below: no URL, no host, no SNI, a form, an empty body. */
    public CallbackProfile toProfile(String name) {
        return new CallbackProfile(name, urls == null ? List.of() : urls, host, Boolean.TRUE.equals(sni),
                Objects.requireNonNullElse(bodyType, BodyType.FORM), Objects.requireNonNullElse(body, ""), variables, headers);
    }

    public ProfilePart withUrls(@Nullable List<String> others) {
        return new ProfilePart(others, host, sni, bodyType, body, variables, headers, without);
    }

    public ProfilePart withHeaders(Map<String, String> others, Set<String> gone) {
        return new ProfilePart(urls, host, sni, bodyType, body, variables, others, gone);
    }

    public ProfilePart withVariables(List<CallbackVariable> others) {
        return new ProfilePart(urls, host, sni, bodyType, body, others, headers, without);
    }

    /** The same without the values of secret variables. */
    public ProfilePart withoutSecrets() {
        return new ProfilePart(urls, host, sni, bodyType, body,
                variables.stream().map(variable -> variable.secret() ? variable.withValue("") : variable).toList(), headers, without);
    }
}

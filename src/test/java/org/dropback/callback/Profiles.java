package org.dropback.callback;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Profiles and their findings, for the tests of the checks. */
final class Profiles {

    static final CheckContext REAL = new CheckContext(false);
    static final CheckContext SANDBOX = new CheckContext(true);
    static final String URL = "http://app.example.com/callback";

    private Profiles() {
    }

    static List<String> codes(CallbackProfile profile) {
        return ProfileChecks.check(profile, REAL).stream().map(Finding::code).toList();
    }

    static Finding finding(CallbackProfile profile, String code) {
        return ProfileChecks.check(profile, REAL).stream().filter(finding -> finding.code().equals(code)).findFirst().orElseThrow();
    }

    static CallbackProfile profile(List<String> urls, String body, String... variables) {
        return profile(urls, true, body, variables);
    }

    static CallbackProfile profile(List<String> urls, boolean sni, String body, String... variables) {
        var all = Stream.of(variables).map(name -> CallbackVariable.fixed(name, "v\"值")).toList();
        return new CallbackProfile("p", urls, null, sni, BodyType.FORM, body, all, Map.of());
    }

    static CallbackProfile json(String body, String... variables) {
        var all = Stream.of(variables).map(name -> CallbackVariable.fixed(name, "v\"值")).toList();
        return new CallbackProfile("p", List.of(URL), null, false, BodyType.JSON, body, all, Map.of());
    }

    static CallbackProfile withHeaders(Map<String, String> headers) {
        return new CallbackProfile("p", List.of(URL), null, false, BodyType.FORM, "b", List.of(), headers);
    }
}

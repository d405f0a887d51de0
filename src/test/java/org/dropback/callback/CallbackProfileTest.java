package org.dropback.callback;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallbackProfileTest {

    @Test
    void valuesFromTheFileAreResolvedAndFixedOnesAreNot() {
        var profile = new CallbackProfile("p", List.of("http://a.com"), null, true, BodyType.JSON, "${x:a}",
                List.of(CallbackVariable.fixed("x:fixed", "{name}"), CallbackVariable.fromFile("x:file", "{name}")), Map.of("k", "v"));
        assertEquals(new Callback(List.of("http://a.com"), null, true, BodyType.JSON, "${x:a}", Map.of("x:fixed", "{name}", "x:file", "resolved {name}"),
                Map.of("k", "v")), profile.resolve(template -> "resolved " + template));
    }

    @Test
    void variablesKeepTheAuthorsOrder() {
        var variables = List.of(CallbackVariable.fixed("x:z", ""), CallbackVariable.fixed("x:a", ""), CallbackVariable.fixed("x:m", ""));
        var profile = new CallbackProfile("p", List.of(), null, false, BodyType.FORM, "", variables, Map.of());
        assertEquals(List.of("x:z", "x:a", "x:m"), List.copyOf(profile.resolve(template -> template).variables().keySet()));
    }
}

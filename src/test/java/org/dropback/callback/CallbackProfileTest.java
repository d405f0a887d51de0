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

    @Test
    void whatIsSwitchedOffIsNoPartOfIt() {
        var off = CallbackVariable.fixed("x:off", "1").withEnabled(false);
        var profile = new CallbackProfile("p", List.of(), null, false, BodyType.FORM, "", List.of(off, CallbackVariable.fixed("x:on", "2")), Map.of());
        assertEquals(Map.of("x:on", "2"), profile.resolve(text -> text).variables());
    }

    @Test
    void answersTakeThePlaceOfQuestions() {
        var once = new CallbackVariable("x:once", "suggested", CallbackVariable.Kind.ASKED_ONCE).withSecret(true);
        var perFile = new CallbackVariable("x:each", "", CallbackVariable.Kind.ASKED_PER_FILE);
        var fixed = CallbackVariable.fixed("x:fixed", "f");
        var profile = new CallbackProfile("p", List.of(), null, false, BodyType.FORM, "", List.of(once, perFile, fixed), Map.of());
        assertEquals(List.of(once, perFile), profile.asked());
        assertEquals("suggested", profile.resolve(text -> text).variables().get("x:once"));
        var answered = profile.answered(Map.of("x:once", "{name}", "x:fixed", "not asked", "x:other", "nobody's"));
        assertEquals(List.of(perFile), answered.asked());
        assertEquals(CallbackVariable.fixed("x:once", "{name}").withSecret(true), answered.variables().getFirst());
        assertEquals(fixed, answered.variables().getLast());
    }
}

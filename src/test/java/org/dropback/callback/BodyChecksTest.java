package org.dropback.callback;

import static org.dropback.callback.Profiles.URL;
import static org.dropback.callback.Profiles.codes;
import static org.dropback.callback.Profiles.finding;
import static org.dropback.callback.Profiles.json;
import static org.dropback.callback.Profiles.profile;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.dropback.callback.Finding.Severity;
import org.dropback.testing.Patience;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyChecksTest {

    @ParameterizedTest
    @CsvSource({"'', bodyEmpty", "k=$(object), bodyParenthesis", "k=${object, bodyBroken", "k=${}, bodyBroken", "k=${Object}, bodyUnknownVariable",
        "k=${foo}, bodyUnknownVariable", "k=${ object }, bodyUnknownVariable"})
    void aBodyThatOssRefusesIsAnError(String body, String code) {
        assertEquals(List.of(code), codes(Callbacks.profile(body)));
        assertTrue(finding(Callbacks.profile(body), code).isError());
    }

    @Test
    void aMistakeThatIsMadeAgainIsToldOnce() {
        assertEquals(List.of("bodyParenthesis"), codes(Callbacks.profile("k=$(object)&l=$(size)")));
        assertEquals(List.of("bodyBroken", "bodyBroken"), codes(Callbacks.profile("k=${}&l=${}&m=${size")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"$(object)", "${", "${size}", "\"${etag}\"", "$(", "${x:a}"})
    void aScriptPastedForABodyIsCheckedInTime(String bit) {
        var body = bit.repeat(5_000);
        assertTimeoutPreemptively(Patience.LIMIT, () -> {
            codes(Callbacks.profile(body));
            codes(json(body));
        });
    }

    @Test
    void anUndefinedVariableIsAWarningThatNamesIt() {
        var finding = finding(Callbacks.profile("k=${x:a}"), "bodyUndefinedVariable");
        assertEquals(Severity.WARNING, finding.severity());
        assertEquals(List.of("${x:a}", "x:a"), finding.args());
    }

    @Test
    void anUnusedVariableIsAWarningUnlessThereIsNoBodyYet() {
        assertEquals(List.of("variableUnused"), codes(profile(List.of(URL), "k=${object}", "x:a")));
        assertEquals(List.of("bodyEmpty"), codes(profile(List.of(URL), "", "x:a")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"k\":\"${object}\"}", "{\"k\":\"a/${object}\"}", "{\"k\":\"\\\"${x:v}\"}", "{\"k\":\"${crc64}\",\"v\":${x:v}}"})
    void aStringVariableInQuotationMarksIsAnErrorInJson(String body) {
        var codes = codes(json(body, "x:v"));
        assertTrue(codes.contains("bodyQuotedVariable"), codes.toString());
        assertFalse(codes.contains("bodyNotJson"), codes.toString());
    }

    @Test
    void quotationMarksAreFineInAForm() {
        assertEquals(List.of(), codes(Callbacks.profile("k=\"${object}\"")));
    }

    @Test
    void jsonThatIsSentAsAFormIsAWarningThatOneClickMends() {
        var form = Callbacks.profile(" {\"k\":${object}}\n");
        var finding = finding(form, "bodyFormIsJson");
        assertEquals(Severity.WARNING, finding.severity());
        assertEquals(List.of("bodyFormIsJson"), codes(form));
        var mended = finding.fixes().getFirst().applyTo(form);
        assertEquals(BodyType.JSON, mended.bodyType());
        assertEquals(List.of(), codes(mended));
    }

    @ParameterizedTest
    @ValueSource(strings = {"k=${object}", "{\"k\":${object}", "{\"k\":${object},}", "{k:${object}}", "中文"})
    void aJsonBodyThatWillBeNoJsonIsAWarning(String body) {
        assertEquals(Severity.WARNING, finding(json(body), "bodyNotJson").severity());
    }

    @ParameterizedTest
    @CsvSource({"name, variablePrefix", "X:name, variablePrefix", "'', variablePrefix", "x:, variableNameEmpty", "x:Name, variableUpperCase", "x:键, variableNotAscii",
        "x:a b, variableNotAscii"})
    void aBadVariableNameIsFound(String name, String code) {
        var body = "k=${" + name + "}";
        assertTrue(codes(profile(List.of(URL), body, name)).contains(code), name);
        assertEquals(List.of(), codes(profile(List.of(URL), "k=${x:name_1}", "x:name_1")));
    }

    @Test
    void aVariableWithoutANameIsToldOnce() {
        assertEquals(List.of("variableNameEmpty"), codes(profile(List.of(URL), "k=v", "x:")));
    }

    @Test
    void twoVariablesOfOneNameAreAnError() {
        assertEquals(List.of("variableDuplicate"), codes(profile(List.of(URL), "k=${x:a}", "x:a", "x:a")));
    }

    @ParameterizedTest
    @CsvSource({"{name}-{{x, true", "{date:yyyy}, true", "{nome}, false", "{date}, false", "{name, false", "${object}, false"})
    void aTemplateThatCannotBeFilledIsAnError(String template, boolean good) {
        var fromFile = new CallbackProfile("p", List.of(URL), null, false, BodyType.FORM, "${x:a}", List.of(CallbackVariable.fromFile("x:a", template)), Map.of());
        var fixed = new CallbackProfile("p", List.of(URL), null, false, BodyType.FORM, "${x:a}", List.of(CallbackVariable.fixed("x:a", template)), Map.of());
        assertEquals(good ? List.of() : List.of("variableTemplate"), codes(fromFile));
        assertEquals(List.of(), codes(fixed));
    }
}

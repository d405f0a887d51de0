package org.dropback.callback;

import static org.dropback.callback.Profiles.REAL;
import static org.dropback.callback.Profiles.URL;
import static org.dropback.callback.Profiles.codes;
import static org.dropback.callback.Profiles.finding;
import static org.dropback.callback.Profiles.json;
import static org.dropback.callback.Profiles.profile;
import static org.dropback.callback.Profiles.withHeaders;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.dropback.text.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileChecksTest {

    @Test
    void aGoodFormHasNoFindings() {
        assertEquals(List.of(), codes(profile(List.of(URL, "https://b.example.com:8443/x?y=1"), "k=${object}&v=${x:v}", "x:v")));
    }

    @Test
    void aGoodJsonBodyHasNoFindings() {
        assertEquals(List.of(), codes(json("{\"k\":${object},\"s\":${size},\"p\":\"${imageInfo.width},${imageInfo.height}\",\"v\":${x:v}}", "x:v")));
    }

    @ParameterizedTest
    @CsvSource({"'a\nb', hostLineBreak", "'a\r', hostLineBreak", "http://a.com, hostInvalid", "a b, hostInvalid", "中.com, hostInvalid", "' ', hostInvalid"})
    void aBadHostIsAnError(String host, String code) {
        assertEquals(List.of(code), codes(new CallbackProfile("p", List.of(URL), host, false, BodyType.FORM, "b", List.of(), Map.of())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.com", "1.2.3.4:8080", "old_host"})
    void aGoodHostIsFine(String host) {
        assertEquals(List.of(), codes(new CallbackProfile("p", List.of(URL), host, false, BodyType.FORM, "b", List.of(), Map.of())));
    }

    @Test
    void theSizesAreThoseOfTheRealHeaders() {
        var body = "中".repeat(1300);
        var tooLong = finding(Callbacks.profile(body), "callbackTooLong");
        int json = ("{\"callbackUrl\":\"" + URL + "\",\"callbackBody\":\"\",\"callbackBodyType\":\"application/x-www-form-urlencoded\"}").length() + 3900;
        assertEquals(List.of(Integer.toString((json + 2) / 3 * 4), "5120"), tooLong.args());
        assertEquals(List.of(), codes(Callbacks.profile("中".repeat(1200))));
        var variables = List.of(CallbackVariable.fixed("x:a", "v".repeat(3900)));
        assertTrue(finding(new CallbackProfile("p", List.of(URL), null, false, BodyType.FORM, "${x:a}", variables, Map.of()), "variablesTooLong").isError());
    }

    @ParameterizedTest
    @CsvSource({"'', v, headerKeyEmpty", "Key, v, headerKeyInvalid", "a_b, v, headerKeyInvalid", "键, v, headerKeyInvalid", "x-oss-a, v, headerKeyReserved",
        "k, 'a\nb', headerLineBreak", "k, 'a\r', headerLineBreak"})
    void aBadHeaderIsAnError(String key, String value, String code) {
        assertEquals(List.of(code), codes(withHeaders(Map.of(key, value))));
    }

    @Test
    void tenHeadersAreFineAndElevenAreNot() {
        var headers = new LinkedHashMap<String, String>();
        for (int i = 0; i < 10; i++) {
            headers.put("k-" + i, "v");
        }
        assertEquals(List.of(), codes(withHeaders(headers)));
        headers.put("z", "");
        assertEquals(List.of("headerTooMany"), codes(withHeaders(headers)));
    }

    @Test
    void whatOssRefusesHasAnErrorAndGarbageNeverThrows() {
        var random = new Random(11);
        for (int i = 0; i < 5_000; i++) {
            var variables = new ArrayList<CallbackVariable>();
            for (int n = random.nextInt(3); n > 0; n--) {
                variables.add(CallbackVariable.fixed((random.nextBoolean() ? "x:" : "") + Callbacks.anyText(random, 6), Callbacks.anyText(random, 20)));
            }
            var profile = new CallbackProfile("p", List.of(random.nextBoolean() ? URL : Callbacks.anyText(random, 30)),
                    random.nextBoolean() ? null : Callbacks.anyText(random, 5), random.nextBoolean(), BodyType.values()[random.nextInt(2)],
                    Callbacks.anyText(random, 30), variables, random.nextBoolean() ? Map.of() : Map.of(Callbacks.anyText(random, 4), Callbacks.anyText(random, 4)));
            var findings = ProfileChecks.check(profile, REAL);
            for (var finding : findings) {
                assertFalse(finding.text(Messages.of(Locale.SIMPLIFIED_CHINESE)).isEmpty());
            }
            BodyRenderer.render(profile.resolve(template -> template), Callbacks.PICTURE, RenderRules.DEFAULT);
            var headers = CallbackCodec.encode(profile.resolve(template -> template));
            try {
                CallbackCodec.decode(headers.callback(), headers.variables());
            } catch (CallbackRefusedException e) {
                assertTrue(findings.stream().anyMatch(Finding::isError), e.refusal() + " but only " + findings + " of " + profile);
            }
        }
    }
}

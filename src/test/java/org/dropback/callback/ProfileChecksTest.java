package org.dropback.callback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.dropback.callback.Finding.Field;
import org.dropback.callback.Finding.Severity;
import org.dropback.text.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileChecksTest {

    private static final CheckContext REAL = new CheckContext(false);
    private static final CheckContext SANDBOX = new CheckContext(true);
    private static final String URL = "http://app.example.com/callback";

    @Test
    void aGoodFormHasNoFindings() {
        assertEquals(List.of(), codes(profile(List.of(URL, "https://b.example.com:8443/x?y=1"), "k=${object}&v=${x:v}", "x:v")));
    }

    @Test
    void aGoodJsonBodyHasNoFindings() {
        assertEquals(List.of(), codes(json("{\"k\":${object},\"s\":${size},\"p\":\"${imageInfo.width},${imageInfo.height}\",\"v\":${x:v}}", "x:v")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "my|urlInvalid", "a.com:x|urlInvalid", "http://a.com/{x}|urlInvalid", "ftp://a.com|urlInvalid", "' '|urlMissing", "http://a.com;http://b.com|urlSemicolon",
        "http://a.com/中|urlNotAscii", "http://中.com/|urlNotAscii", "http://u:p@a.com/|urlUserInfo", "u@a.com|urlUserInfo", "http://[2001:db8::1]/|urlIpv6",
        "[::1]:80/x|urlIpv6", "http://127.0.0.1:23450/|urlPrivate", "http://localhost:1/|urlPrivate", "http://app.localhost/|urlPrivate",
        "http://10.1.2.3/|urlPrivate", "http://172.16.0.1/|urlPrivate", "http://172.31.9.9/|urlPrivate", "http://192.168.0.1/|urlPrivate",
        "http://169.254.169.254/|urlPrivate", "http://100.64.0.1/|urlPrivate", "http://0.0.0.0/|urlPrivate", "http://224.0.0.1/|urlPrivate",
        "http://nas.local/|urlPrivate", "http://intranet/|urlPrivate"})
    void anUnusableUrlIsAnError(String url, String code) {
        var findings = ProfileChecks.check(profile(List.of(url), "b"), REAL);
        assertEquals(List.of(code), findings.stream().map(Finding::code).toList());
        assertEquals(Severity.ERROR, findings.getFirst().severity());
        assertEquals(Field.URLS, findings.getFirst().field());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://8.8.8.8:9090/", "http://172.32.0.1/", "http://172.15.0.1/", "http://192.169.0.1/", "http://100.128.0.1/", "http://11.0.0.1/",
        "http://localhost.example.com/", "121.101.166.30/test.php", "http://a.com/%E4%B8%AD?a@b"})
    void aPublicUrlIsFine(String url) {
        assertEquals(List.of(), codes(profile(List.of(url), "b")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:23450/callback", "http://localhost:1/", "http://10.1.2.3/", "http://intranet/"})
    void theSandboxCallsPrivateAddresses(String url) {
        assertEquals(List.of(), ProfileChecks.check(profile(List.of(url), "b"), SANDBOX));
    }

    @Test
    void fiveUrlsAreFineAndSixAreNot() {
        assertEquals(List.of(), codes(profile(List.of(URL, URL, URL, URL, URL), "b")));
        assertEquals(List.of("6", "5"), finding(profile(List.of(URL, URL, URL, URL, URL, URL), "b"), "urlTooMany").args());
    }

    @Test
    void noUrlAndABlankOneAmongOthersAreErrors() {
        assertEquals(List.of("urlMissing"), codes(profile(List.of(), "b")));
        assertEquals(List.of("urlBlank"), codes(profile(List.of(URL, ""), "b")));
    }

    @Test
    void aPasswordInAUrlIsNotRepeated() {
        assertFalse(finding(profile(List.of("http://u:p4ss@w0rd@a.com/"), "b"), "urlUserInfo").toString().contains("p4ss"));
        assertFalse(finding(profile(List.of("http://u:p4ss@中.com/"), "b"), "urlNotAscii").toString().contains("p4ss"));
    }

    @ParameterizedTest
    @CsvSource({"http://a.com/?token=abc, true", "http://a.com/?x=1&access_key_id=abc, true", "http://a.com/?my-secret=1, true", "http://a.com/?Password=1, true",
        "http://a.com/?token=, false", "http://a.com/token/x, false", "http://a.com/?id=token, false"})
    void aSecretInTheQueryIsAWarning(String url, boolean warned) {
        assertEquals(warned ? List.of("urlSecret") : List.of(), codes(profile(List.of(url), "b")));
    }

    @ParameterizedTest
    @CsvSource({"http://a.com/a+b, true", "http://a.com/a%2Bb, false", "http://a.com/a?b+c, false"})
    void aPlusInThePathIsAWarning(String url, boolean warned) {
        assertEquals(warned ? List.of("urlPlus") : List.of(), codes(profile(List.of(url), "b")));
    }

    @Test
    void httpsWithoutSniIsAWarning() {
        assertEquals(Severity.WARNING, finding(profile(List.of("https://a.com/"), false, "b"), "httpsWithoutSni").severity());
        assertEquals(List.of(), codes(profile(List.of("https://a.com/"), true, "b")));
        assertEquals(List.of(), codes(profile(List.of("http://a.com/"), false, "b")));
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

    @ParameterizedTest
    @CsvSource({"'', bodyEmpty", "k=$(object), bodyParenthesis", "k=${object, bodyBroken", "k=${}, bodyBroken", "k=${Object}, bodyUnknownVariable",
        "k=${foo}, bodyUnknownVariable", "k=${ object }, bodyUnknownVariable"})
    void aBodyThatOssRefusesIsAnError(String body, String code) {
        assertEquals(List.of(code), codes(Callbacks.profile(body)));
        assertTrue(finding(Callbacks.profile(body), code).isError());
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
        assertEquals(List.of(), codes(Callbacks.profile("{\"k\":\"${object}\"}")));
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
    void twoVariablesOfOneNameAreAnError() {
        assertEquals(List.of("variableDuplicate"), codes(profile(List.of(URL), "k=${x:a}", "x:a", "x:a")));
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

    private static List<String> codes(CallbackProfile profile) {
        return ProfileChecks.check(profile, REAL).stream().map(Finding::code).toList();
    }

    private static Finding finding(CallbackProfile profile, String code) {
        return ProfileChecks.check(profile, REAL).stream().filter(finding -> finding.code().equals(code)).findFirst().orElseThrow();
    }

    private static CallbackProfile profile(List<String> urls, String body, String... variables) {
        return profile(urls, true, body, variables);
    }

    private static CallbackProfile profile(List<String> urls, boolean sni, String body, String... variables) {
        var all = List.of(variables).stream().map(name -> CallbackVariable.fixed(name, "v\"值")).toList();
        return new CallbackProfile("p", urls, null, sni, BodyType.FORM, body, all, Map.of());
    }

    private static CallbackProfile json(String body, String... variables) {
        var all = List.of(variables).stream().map(name -> CallbackVariable.fixed(name, "v\"值")).toList();
        return new CallbackProfile("p", List.of(URL), null, false, BodyType.JSON, body, all, Map.of());
    }

    private static CallbackProfile withHeaders(Map<String, String> headers) {
        return new CallbackProfile("p", List.of(URL), null, false, BodyType.FORM, "b", List.of(), headers);
    }
}

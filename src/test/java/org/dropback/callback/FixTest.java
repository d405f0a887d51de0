package org.dropback.callback;

import static org.dropback.callback.Profiles.REAL;
import static org.dropback.callback.Profiles.URL;
import static org.dropback.callback.Profiles.json;
import static org.dropback.callback.Profiles.profile;
import static org.dropback.callback.Profiles.withHeaders;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.dropback.text.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FixTest {

    private static final Messages ENGLISH = Messages.of(Locale.ENGLISH);

    private static Fix fix(CallbackProfile profile, String code, int at) {
        return ProfileChecks.check(profile, REAL).stream().filter(finding -> finding.code().equals(code)).findFirst().orElseThrow().fixes().get(at);
    }

    private static CallbackProfile fixed(CallbackProfile profile, String code) {
        var fixed = fix(profile, code, 0).applyTo(profile);
        assertEquals(List.of(), Profiles.codes(fixed), fixed.toString());
        return fixed;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "http://a.com/中 文|urlNotAscii|http://a.com/%E4%B8%AD%20%E6%96%87",
        "http://例子.中国:8080/x?k=值|urlNotAscii|http://xn--fsqu00a.xn--fiqs8s:8080/x?k=%E5%80%BC",
        "http://a.com/a b{c}|urlInvalid|http://a.com/a%20b%7Bc%7D",
        "http://a.com/100%|urlInvalid|http://a.com/100%25",
        "http://user:pw@a.com/x|urlUserInfo|http://a.com/x",
        "http://a.com/a+b?c+d|urlPlus|http://a.com/a%2Bb?c+d",
        "http://a.com/?id=1&token=abc&x=2|urlSecret|http://a.com/?id=1&x=2",
        "http://a.com/?Signature=abc|urlSecret|http://a.com/",
        "http://a.com/?k=LTAI5tAbCdEfGhIjKl|urlSecret|http://a.com/",
        "http://a.com/a;b|urlSemicolon|http://a.com/a%3Bb"})
    void aUrlIsMended(String url, String code, String better) {
        assertEquals(List.of(better), fixed(profile(List.of(url), "b"), code).urls());
    }

    @Test
    void urlsAreSplitDroppedAndKeptInOrder() {
        assertEquals(List.of("http://a.com", "https://b.com/x", URL), fixed(profile(List.of("http://a.com; https://b.com/x;", URL), "b"), "urlSemicolon").urls());
        assertEquals(List.of("http://a.com", "http://b.com"), fixed(profile(List.of("http://a.com", " ", "http://b.com"), "b"), "urlBlank").urls());
        var six = List.of(URL + 1, URL + 2, URL + 3, URL + 4, URL + 5, URL + 6);
        assertEquals(six.subList(0, 5), fixed(profile(six, "b"), "urlTooMany").urls());
        assertTrue(fixed(profile(List.of("https://a.com/"), false, "b"), "httpsWithoutSni").sni());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"http://a.com/x|hostInvalid|a.com", "' a.com '|hostInvalid|a.com", "中.com|hostInvalid|xn--fiq.com"})
    void aHostIsMended(String host, String code, String better) {
        assertEquals(better, fixed(profile(List.of(URL), "b").withHost(host), code).host());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "a=$(object)&b=$(size)|bodyParenthesis|a=${object}&b=${size}",
        "a=${object&b=${size}|bodyBroken|a=${object}&b=${size}",
        "a=x${}y|bodyBroken|a=xy",
        "a=$${{|bodyBroken|a=",
        "a=$$${{{size|bodyBroken|a=${size}",
        "a=${Object}|bodyUnknownVariable|a=${object}",
        "a=${ size }|bodyUnknownVariable|a=${size}",
        "a=${MIMETYPE}|bodyUnknownVariable|a=${mimeType}"})
    void aBodyIsMended(String body, String code, String better) {
        assertEquals(better, fixed(Callbacks.profile(body), code).body());
    }

    @Test
    void anUnknownVariableBecomesOneOfOnesOwn() {
        var fixed = fixed(Callbacks.profile("a=${user}"), "bodyUnknownVariable");
        assertEquals("a=${x:user}", fixed.body());
        assertEquals(List.of(CallbackVariable.fixed("x:user", "")), fixed.variables());
        assertEquals("a=${x:User}", fix(profile(List.of(URL), "a=${user}", "x:User"), "bodyUnknownVariable", 0).applyTo(Callbacks.profile("a=${user}")).body());
    }

    @Test
    void aVariableWithoutItsPrefixIsMendedFromTheBodyToo() {
        var fixed = fixed(profile(List.of(URL), "a=${user}", "user"), "bodyUnknownVariable");
        assertEquals("a=${x:user}", fixed.body());
        assertEquals(List.of("x:user"), fixed.variables().stream().map(CallbackVariable::name).toList());
    }

    @Test
    void anUndefinedVariableIsDefined() {
        assertEquals(List.of("x:a"), fixed(Callbacks.profile("a=${x:a}"), "bodyUndefinedVariable").variables().stream().map(CallbackVariable::name).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "a=${object}|a=${object}&v=${x:v}", "''|v=${x:v}", "a=1&|a=1&v=${x:v}"})
    void anUnusedVariableIsAddedToAForm(String body, String better) {
        assertEquals(better, BodyEdits.with(body, BodyType.FORM, "x:v").orElseThrow());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{}|{\"v\": ${x:v}}", "{\"a\":1}|{\"a\":1, \"v\": ${x:v}}", "'{\n    \"a\": ${size}\n}'|'{\n    \"a\": ${size},\n    \"v\": ${x:v}\n}'",
        "{\"v\":1}|{\"v\":1, \"v2\": ${x:v}}", "'{\n}'|'{\n  \"v\": ${x:v}\n}'", "{\"a\":${object}}|{\"a\":${object}, \"v\": ${x:v}}"})
    void anUnusedVariableIsAddedToJson(String body, String better) {
        assertEquals(better, BodyEdits.with(body, BodyType.JSON, "x:v").orElseThrow());
    }

    @Test
    void anUnusedVariableIsAddedOrRemoved() {
        var unused = json("{\"a\":${object}}", "x:v");
        assertEquals("{\"a\":${object}, \"v\": ${x:v}}", fixed(unused, "variableUnused").body());
        assertEquals(List.of(), fix(unused, "variableUnused", 1).applyTo(unused).variables());
        assertEquals(1, ProfileChecks.check(json("[${object}]", "x:v"), REAL).getFirst().fixes().size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "x:Name|variableUpperCase|x:name", "name|variablePrefix|x:name", "X:Name|variablePrefix|x:name"})
    void aNameIsMendedInTheBodyToo(String name, String code, String better) {
        var fixed = fix(json("{\"a\":${" + name + "},\"b\":${object}}", name), code, 0).applyTo(json("{\"a\":${" + name + "},\"b\":${object}}", name));
        assertEquals("{\"a\":${" + better + "},\"b\":${object}}", fixed.body());
        assertEquals(better, fixed.variables().getFirst().name());
        assertEquals(List.of(), Profiles.codes(fixed));
    }

    @Test
    void ofTwoOfOneNameTheFirstStays() {
        var twice = profile(List.of(URL), "a=${x:a}", "x:a").withVariables(List.of(CallbackVariable.fixed("x:a", "1"), CallbackVariable.fixed("x:a", "2")));
        assertEquals(List.of(CallbackVariable.fixed("x:a", "1")), fixed(twice, "variableDuplicate").variables());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"a\":\"${object}\",\"b\":\"${object}\"}|{\"a\":${object},\"b\":${object}}",
        "{\"a\": \"${etag}\", \"b\":\"${imageInfo.width}\"}|{\"a\": ${etag}, \"b\":\"${imageInfo.width}\"}",
        "{\"${object}\":1,\"b\":\"\\\"${size}\"}|{${object}:1,\"b\":\"\\\"${size}\"}"})
    void quotationMarksGo(String body, String better) {
        var profile = json(body);
        assertEquals(better, fix(profile, "bodyQuotedVariable", 0).applyTo(profile).body());
    }

    @Test
    void quotationMarksAroundOtherTextTooAreNobodysToTake() {
        assertEquals(List.of(), Profiles.finding(json("{\"a\":\"dir/${object}\"}"), "bodyQuotedVariable").fixes());
        assertEquals(List.of(), Profiles.finding(json("{\"a\":\"\\\"${object}\\\"\"}"), "bodyQuotedVariable").fixes());
    }

    @Test
    void headersAreMended() {
        assertEquals(Map.of("my-key", "v"), fixed(withHeaders(Map.of("My_Key", "v")), "headerKeyInvalid").headers());
        assertEquals(Map.of("k", "a b"), fixed(withHeaders(Map.of("k", "a\r\nb")), "headerLineBreak").headers());
        assertEquals(Map.of(), fixed(withHeaders(Map.of("x-oss-a", "v")), "headerKeyReserved").headers());
    }

    @Test
    void anEmptyBodyIsStarted() {
        assertTrue(fixed(Callbacks.profile(""), "bodyEmpty").body().contains("&object=${object}"));
        assertTrue(fixed(json(""), "bodyEmpty").body().startsWith("{\n"));
    }

    @Test
    void aFormThatPassesForJsonIsSentAsAForm() {
        assertEquals(BodyType.FORM, fixed(json("a=${object}"), "bodyNotJson").bodyType());
    }

    @Test
    void aTemplateThatIsNoneIsPlainText() {
        var broken = Callbacks.profile("a=${x:a}").withVariables(List.of(CallbackVariable.fromFile("x:a", "{nmae}")));
        assertEquals(CallbackVariable.fixed("x:a", "{nmae}"), fixed(broken, "variableTemplate").variables().getFirst());
    }

    @Test
    void spacesGoWhereTheBodyIsTooLong() {
        var spaced = json("{\"a\":" + " ".repeat(4000) + "${object}}");
        assertEquals("{\"a\":${object}}", fixed(spaced, "callbackTooLong").body());
    }

    /** In a child the fix overrides what is inherited; what only an environment says is mended there. */
    @Test
    void aFixOfAnInheritingProfileChangesNoOther() {
        var parent = SavedProfile.of(profile(List.of("https://a.com/"), false, "a=${x:Name}&b=${x:z}", "x:Name", "x:z"));
        var dev = ProfilePart.EMPTY.withUrls(List.of("http://u@dev.com/"));
        var child = new SavedProfile("child", "", "p", ProfilePart.EMPTY, Map.of("dev", dev));
        var book = ProfileBook.of(List.of(parent, child));
        var found = ProfileChecks.check(book.effective("child", "dev").profile(), REAL);
        var mended = child;
        for (var finding : found) {
            mended = finding.fixes().getFirst().applyTo(mended, book, "dev");
        }
        var sniFix = fix(book.effective("child", null).profile(), "httpsWithoutSni", 0);
        mended = sniFix.applyTo(mended, book, null);
        var after = book.with(mended);
        assertEquals(List.of(), ProfileChecks.check(after.effective("child", "dev").profile(), REAL));
        assertEquals(List.of(), ProfileChecks.check(after.effective("child", null).profile(), REAL));
        assertEquals(List.of("http://dev.com/"), mended.environments().get("dev").urls());
        assertEquals(List.of(CallbackVariable.fixed("x:Name", "v\"值").withEnabled(false), CallbackVariable.fixed("x:name", "v\"值")), mended.own().variables());
        assertEquals(List.of("x:z", "x:name"), after.effective("child", null).profile().variables().stream().map(CallbackVariable::name).toList());
        assertEquals(parent, after.find("p").orElseThrow());
    }

    @Test
    void whatIsSwitchedOffIsSwitchedOnWhereItIsMissed() {
        var off = CallbackVariable.fixed("x:a", "1").withEnabled(false);
        var saved = new SavedProfile("p", "", null, ProfilePart.of(Callbacks.profile("a=${x:a}")).withVariables(List.of(off)), Map.of());
        var book = ProfileBook.of(List.of(saved));
        var mended = fix(book.effective("p", null).profile(), "bodyUndefinedVariable", 0).applyTo(saved, book, null);
        assertEquals(List.of(CallbackVariable.fixed("x:a", "")), mended.own().variables());
    }

    @Test
    void anyFixOfAnyGarbageIsDoneOnceAndForAll() {
        var random = new Random(17);
        int fixes = 0;
        for (int i = 0; i < 4_000; i++) {
            var variables = new ArrayList<CallbackVariable>();
            for (int n = random.nextInt(4); n > 0; n--) {
                variables.add(new CallbackVariable((random.nextBoolean() ? "x:" : "") + Callbacks.anyText(random, 3), Callbacks.anyText(random, 20),
                        CallbackVariable.Kind.values()[random.nextInt(4)]));
            }
            var profile = new CallbackProfile("p", List.of(random.nextBoolean() ? URL : Callbacks.anyText(random, 30), Callbacks.anyText(random, 3)),
                    random.nextBoolean() ? null : Callbacks.anyText(random, 5), random.nextBoolean(), BodyType.values()[random.nextInt(2)],
                    Callbacks.anyText(random, 40), variables, random.nextBoolean() ? Map.of() : Map.of(Callbacks.anyText(random, 4), Callbacks.anyText(random, 4)));
            for (var finding : ProfileChecks.check(profile, new CheckContext(false, "cn-nowhere", "text/plain"))) {
                for (var fix : finding.fixes()) {
                    fixes++;
                    var once = fix.applyTo(profile);
                    assertNotEquals(profile, once, finding.code() + " " + fix.label());
                    assertEquals(once, fix.applyTo(once), finding.code() + " " + fix.label() + " of " + profile);
                    assertFalse(fix.text(ENGLISH).isEmpty());
                    var saved = SavedProfile.of(profile);
                    assertEquals(once, ProfileBook.of(List.of(fix.applyTo(saved, ProfileBook.of(List.of(saved)), null))).effective("p", null).profile());
                }
            }
        }
        assertTrue(fixes > 5_000, "" + fixes);
    }
}

package org.dropback.callback.importing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.dropback.callback.BodyType;
import org.dropback.callback.Callback;
import org.dropback.callback.CallbackCodec;
import org.dropback.callback.CallbackProfile;
import org.dropback.callback.ProfileBook;
import org.dropback.callback.importing.Imported.Format;
import org.dropback.text.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ImporterTest {

    private static final Callback CALLBACK = new Callback(List.of("https://api.example.com/cb?a=1", "http://b.example/"), "shop.example", true, BodyType.JSON,
            "{\"o\":${object},\"q\":\"it's \\\"中\\\"\",\"v\":${x:user}}", Map.of("x:user", "wei 陈 \"q\" $HOME `a` \\"), Map.of("x-from", "us"));
    private static final String BASE64 = CallbackCodec.encode(CALLBACK).callback();
    private static final String VARIABLES = String.valueOf(CallbackCodec.encode(CALLBACK).variables());
    private static final String JSON = new String(Base64.getDecoder().decode(BASE64), UTF_8);

    private static CallbackProfile only(String text) throws ImportException {
        var imported = Importer.read(text, "nameless");
        assertEquals(1, imported.profiles().size());
        return ProfileBook.of(imported.profiles()).effective(imported.profiles().getFirst().name(), null).profile();
    }

    private static void assertWhole(Format format, String text, boolean variables) throws ImportException {
        assertEquals(format, Importer.read(text, "nameless").format());
        var profile = only(text);
        assertEquals("api.example.com", profile.name());
        var callback = profile.resolve(template -> template);
        assertEquals(variables ? CALLBACK : new Callback(CALLBACK.urls(), CALLBACK.host(), true, BodyType.JSON, CALLBACK.body(), Map.of(), CALLBACK.headers()),
                callback);
    }

    private static String quoted(String text) {
        return '\'' + text.replace("'", "'\\''") + '\'';
    }

    static Stream<Arguments> everyFormat() {
        var url = "http://b.oss-cn-hangzhou.aliyuncs.com/k?callback=" + URLEncoder.encode(BASE64, UTF_8) + "&callback-var=" + URLEncoder.encode(VARIABLES, UTF_8)
                + "&Expires=1#x";
        return Stream.of(
                Arguments.of(Format.HEADER, BASE64, false),
                Arguments.of(Format.HEADER, "\n  " + BASE64 + "\n\n", false),
                Arguments.of(Format.HEADER, BASE64.replace('+', '-').replace('/', '_').replace("=", ""), false),
                Arguments.of(Format.HEADER, BASE64.replaceAll("(.{64})", "$1\r\n"), false),
                Arguments.of(Format.HEADER, BASE64 + "\n" + VARIABLES, true),
                Arguments.of(Format.HEADER, "x-oss-callback: " + BASE64 + "\r\nX-Oss-Callback-Var: " + VARIABLES + "\r\n", true),
                Arguments.of(Format.HEADER, "PUT /k HTTP/1.1\r\nHost: b\r\nx-oss-callback-var:" + VARIABLES + "\r\nx-oss-callback:" + BASE64 + "\r\n\r\nbody", true),
                Arguments.of(Format.CURL, "curl -T f -H 'x-oss-callback: " + BASE64 + "' -H \"x-oss-callback-var: " + VARIABLES + "\" http://h/k", true),
                Arguments.of(Format.CURL, "$ curl \\\n  -Hx-oss-callback:" + BASE64 + " \\\r\n  --header=x-oss-callback-var:" + VARIABLES + " 'http://h/k'", true),
                Arguments.of(Format.CURL, "curl -X PUT --data-binary @f " + quoted(url) + " | jq .", true),
                Arguments.of(Format.CURL, "curl http://h/ -F key=k --form callback=" + BASE64 + " -F " + quoted("x:user=" + CALLBACK.variables().get("x:user"))
                        + " -F file=@f # comment", true),
                Arguments.of(Format.JSON, JSON, false),
                Arguments.of(Format.JSON, "{\"callback\": " + JSON + ", \"callbackVar\": " + new String(Base64.getDecoder().decode(VARIABLES), UTF_8) + "}", true),
                Arguments.of(Format.JSON, "const callback = " + JSON + ";", false),
                Arguments.of(Format.FORM, "<!DOCTYPE html><form><input type=hidden name=key value=k>\n<INPUT name='callback' value='" + BASE64
                        + "'><input name=\"x:user\" value=\"wei 陈 &quot;q&quot; $HOME `a` \\\"></form>", true),
                Arguments.of(Format.POLICY, "{\"accessid\":\"a\",\"policy\":\"p\",\"signature\":\"s\",\"dir\":\"d/\",\"host\":\"http://h\",\"expire\":\"1\",\"callback\":\""
                        + BASE64 + "\"}", false),
                Arguments.of(Format.POLICY, "{\"x_oss_signature_version\":\"OSS4-HMAC-SHA256\",\"policy\":\"p\",\"x_oss_credential\":\"c\",\"callback\":\"" + BASE64
                        + "\",\"callback-var\":\"" + VARIABLES + "\"}", true),
                Arguments.of(Format.POLICY, "{\"request_id\":\"r\",\"data\":{\"policy\":\"p\",\"upload_host\":\"h\",\"x_oss_callback\":\"" + BASE64 + "\"}}", false),
                Arguments.of(Format.POLICY, "{headers: {'x-oss-callback': '" + BASE64 + "', 'x-oss-callback-var': '" + VARIABLES + "'}}", true));
    }

    @ParameterizedTest
    @MethodSource("everyFormat")
    void whatAnotherWroteIsTakenWhole(Format format, String text, boolean variables) throws Exception {
        assertWhole(format, text, variables);
    }

    @Test
    void aliOssNamesThingsItsOwnWay() throws Exception {
        var profile = only("""
                {
                  callback: {
                    // the sample of ali-oss
                    url: 'http://oss-demo.aliyuncs.com:23450',
                    host: 'oss-cn-hangzhou.aliyuncs.com',
                    body: 'bucket=${bucket}&object=${object}&var1=${x:var1}',
                    contentType: 'application/x-www-form-urlencoded',
                    callbackSNI: 'true',
                    customValue: { var1: 'value1', n: 2, },
                  },
                }""");
        assertEquals(List.of("http://oss-demo.aliyuncs.com:23450"), profile.urls());
        assertTrue(profile.sni());
        assertEquals(BodyType.FORM, profile.bodyType());
        assertEquals(Map.of("x:var1", "value1", "x:n", "2"), profile.resolve(template -> template).variables());
        assertEquals("oss-demo.aliyuncs.com", profile.name());
    }

    @Test
    void whatOssWouldRefuseIsTakenAllTheSame() throws Exception {
        var profile = only("{\"callbackUrl\": \"my;http://[::1]/;\", \"callbackBody\": \"\", \"callbackBodyType\": \"text/odd\", \"strange\": 1}");
        assertEquals(List.of("my", "http://[::1]/"), profile.urls());
        assertEquals("nameless", profile.name());
        assertEquals(1, Importer.read("{\"callbackUrl\": \"a\", \"strange\": 1}", "n").notes().size());
    }

    static Stream<Arguments> everyMistake() {
        return Stream.of(
                Arguments.of("", "there is nothing in it."),
                Arguments.of("hello world", "line 1, column 1: this is none of what can be imported"),
                Arguments.of("{\"callbackUrl\": \"a\",\n  \"callbackBody\": }", "line 2, column 19: this is not JSON"),
                Arguments.of("{\"a\": 1}", "line 1, column 1: this JSON has no callback"),
                Arguments.of("{\n \"callbackUrl\": {\"x\": 1}}", "line 2, column 2: callbackUrl must be a text."),
                Arguments.of("{\"callbackUrl\": \"a\"} {\"b\": 2}", "line 1, column 22: something follows"),
                Arguments.of("{\"policy\": \"p\", \"host\": \"h\"}", "line 1, column 1: this policy answer has no callback"),
                Arguments.of("{\n\"policy\": \"p\",\n\"callback\": \"%%\"}", "line 3, column 1: callback is not Base64."),
                Arguments.of("{\"callbackPolicy\": \"p\"}", "line 1, column 2: this names a callback that is kept on a bucket"),
                Arguments.of("[1]", "line 1, column 1: this JSON has no callback"),
                Arguments.of("x-oss-callback-var: e30=", "line 1, column 1: there is x-oss-callback-var, but no x-oss-callback"),
                Arguments.of("Host: a\nx-oss-callback: ####", "line 2, column 17: x-oss-callback is not Base64."),
                Arguments.of("x-oss-callback: " + Base64.getEncoder().encodeToString("[1]".getBytes(UTF_8)), "line 1, column 17: x-oss-callback is Base64, but"),
                Arguments.of("curl http://h/k", "line 1, column 1: this curl command has no callback"),
                Arguments.of("curl -H 'x-oss-callback: abc", "line 1, column 9: this quotation mark is not closed."),
                Arguments.of("curl \\\n -H \"x-oss-callback: $CALLBACK\"", "line 2, column 5: callback comes from a shell variable"),
                Arguments.of("curl -F callback=@file http://h", "line 1, column 9: callback is read from a file"),
                Arguments.of("curl 'http://h/k?callback=%zz'", "line 1, column 6: the value of callback in the URL"),
                Arguments.of("<form>\n<input name=key></form>", "this page has no form field named callback."),
                Arguments.of("<form>\n  <input name=callback value='?'></form>", "line 2, column 3: callback is not Base64."));
    }

    @ParameterizedTest
    @MethodSource("everyMistake")
    void aMistakeIsNamedWithItsPlace(String text, String expected) {
        var told = assertThrows(ImportException.class, () -> Importer.read(text, "n")).text(Messages.of(Locale.ENGLISH));
        assertTrue(told.startsWith(expected), told);
    }

    @Test
    void whatTheParserThinksOfItselfIsNotRepeated() {
        var told = assertThrows(ImportException.class, () -> Importer.read("{\n", "n")).text(Messages.of(Locale.ENGLISH));
        assertTrue(told.endsWith("expected close marker for Object"), told);
    }

    @Test
    void noHeaderHoldsTenThousandVariables() {
        var json = new StringBuilder("{\"callbackUrl\":\"http://a.example/\",\"callbackBody\":\"a\",\"customValue\":{");
        for (int i = 0; i < 10_000; i++) {
            json.append(i == 0 ? "" : ",").append("\"v").append(i).append("\":\"1\"");
        }
        var told = assertThrows(ImportException.class, () -> Importer.read(json + "}}", "n"));
        assertTrue(told.text(Messages.of(Locale.ENGLISH)).contains("10,000") || told.text(Messages.of(Locale.ENGLISH)).contains("10000"));
    }

    @Test
    void nothingBreaksTheParsers() {
        var random = new Random(5);
        var seeds = everyFormat().map(arguments -> (String) arguments.get()[1]).toList();
        var noise = "{}[]()<>\"'\\$`:;,=&%#@ \n\r\tcurl-HF0aAzZ+/=\u0000\ud800中";
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder(seeds.get(random.nextInt(seeds.size())));
            for (int n = random.nextInt(6); n >= 0; n--) {
                int at = random.nextInt(text.length() + 1);
                switch (random.nextInt(4)) {
                    case 0 -> text.insert(at, noise.charAt(random.nextInt(noise.length())));
                    case 1 -> text.setLength(at);
                    case 2 -> text.delete(at, Math.min(text.length(), at + random.nextInt(20)));
                    default -> text.insert(at, seeds.get(random.nextInt(seeds.size())), 0, 10);
                }
            }
            try {
                assertFalse(Importer.read(text.toString(), "n").profiles().isEmpty());
            } catch (ImportException e) {
                assertFalse(e.text(Messages.of(Locale.ENGLISH)).isEmpty());
            }
        }
    }

    @Test
    void deepNestingIsRefusedNotFollowed() {
        for (var text : List.of("{\"data\":".repeat(100_000), "[".repeat(100_000), "<form>".repeat(100_000) + "<div>".repeat(100_000), "'".repeat(100_001))) {
            assertThrows(ImportException.class, () -> Importer.read(text, "n"));
        }
    }
}

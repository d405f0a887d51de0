package org.dropback.callback;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CallbackCodecTest {

    @Test
    void theFieldsAreThoseOfOss() throws Exception {
        var headers = CallbackCodec.encode(new Callback(List.of("http://a.com/1", "https://b.com/2"), "h.com", true, BodyType.JSON, "{\"k\":${object}}",
                Map.of("x:名", "引\"号"), Map.of("k1", "v1")));
        assertEquals(new ObjectMapper().readTree("""
                {"callbackUrl":"http://a.com/1;https://b.com/2","callbackHost":"h.com","callbackBody":"{\\"k\\":${object}}",
                "callbackBodyType":"application/json","callbackSNI":true,"additionalHeaders":{"k1":"v1"}}"""), json(headers.callback()));
        assertEquals(new ObjectMapper().readTree("{\"x:名\":\"引\\\"号\"}"), json(headers.variables()));
    }

    @Test
    void whatIsNotSetIsNotSent() throws Exception {
        var headers = CallbackCodec.encode(Callbacks.of(BodyType.FORM, "k=${object}", Map.of()));
        assertEquals(new ObjectMapper().readTree("""
                {"callbackUrl":"http://app.example.com/callback","callbackBody":"k=${object}",
                "callbackBodyType":"application/x-www-form-urlencoded"}"""), json(headers.callback()));
        assertNull(headers.variables());
        assertEquals(0, headers.variablesBytes());
    }

    @Test
    void anEmptyHostCountsAsNone() throws Exception {
        var callback = new Callback(List.of("http://a.com"), "", false, BodyType.FORM, "b", Map.of(), Map.of());
        assertFalse(json(CallbackCodec.encode(callback).callback()).has("callbackHost"));
    }

    @Test
    void theHeadersAreOneLineOfAsciiWhateverTheBody() {
        var random = new Random(1);
        for (int i = 0; i < 500; i++) {
            var headers = CallbackCodec.encode(Callbacks.of(BodyType.FORM, Callbacks.anyText(random, 300), Map.of("x:a", Callbacks.anyText(random, 300))));
            assertTrue((headers.callback() + headers.variables()).matches("[A-Za-z0-9+/=]+"));
        }
    }

    @Test
    void chineseTakesThreeBytesACharacterBeforeBase64() {
        int one = CallbackCodec.encode(Callbacks.of(BodyType.FORM, "中".repeat(100), Map.of())).callbackBytes();
        int two = CallbackCodec.encode(Callbacks.of(BodyType.FORM, "中".repeat(500), Map.of())).callbackBytes();
        assertEquals(400 * 3 / 3 * 4, two - one);
    }

    @Test
    void halfACharacterBecomesTheReplacementCharacter() throws Exception {
        var headers = CallbackCodec.encode(Callbacks.of(BodyType.FORM, "a\uD83D", Map.of("x:\uDE00", "\uDE00😀")));
        assertEquals("a\uFFFD", json(headers.callback()).get("callbackBody").textValue());
        assertEquals("\uFFFD😀", json(headers.variables()).get("x:\uFFFD").textValue());
    }

    @Test
    void anyTextComesBackAsItWent() throws Exception {
        var random = new Random(20261122);
        for (int i = 0; i < 5_000; i++) {
            var body = "k" + Callbacks.anyText(random, 60).replace("$", "");
            var variables = new LinkedHashMap<String, String>();
            for (int n = random.nextInt(4); n > 0; n--) {
                variables.put("x:" + wellFormed(Callbacks.anyText(random, 10)), Callbacks.anyText(random, 60));
            }
            var sent = new Callback(List.of("http://a.com/" + i, "b.org:81/p?q=" + i), random.nextBoolean() ? null : "host.example:8080", random.nextBoolean(),
                    random.nextBoolean() ? BodyType.FORM : BodyType.JSON, body, variables, Map.of("k" + i, Callbacks.anyText(random, 20).replaceAll("[\r\n]", "")));
            var headers = CallbackCodec.encode(sent);
            assertEquals(wellFormed(sent), CallbackCodec.decode(headers.callback(), headers.variables()));
            assertEquals(wellFormed(body), json(headers.callback()).get("callbackBody").textValue());
        }
    }

    @Test
    void anyJunkIsDecodedOrRefusedButNeverThrowsAnythingElse() {
        var random = new Random(5);
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            try {
                CallbackCodec.decode(junk(random), random.nextBoolean() ? null : junk(random));
            } catch (CallbackRefusedException e) {
                refused++;
            }
        }
        assertTrue(refused > 10_000, "most junk is refused: " + refused);
    }

    private static String junk(Random random) {
        var text = Callbacks.anyText(random, 80);
        return switch (random.nextInt(4)) {
            case 0 -> text;
            case 1 -> base64(text);
            case 2 -> base64("{\"callbackUrl\":\"" + text.replaceAll("[\"\\\\\\p{Cntrl}]", "") + "\",\"callbackBody\":\"b\"}");
            default -> {
                var bytes = "{\"callbackUrl\":\"a.com\",\"callbackBody\":\"b\",\"callbackSNI\":true,\"additionalHeaders\":{\"a\":\"b\"}}".getBytes(UTF_8);
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                yield Base64.getEncoder().encodeToString(bytes);
            }
        };
    }

    private static Callback wellFormed(Callback callback) {
        var variables = new LinkedHashMap<String, String>();
        callback.variables().forEach((name, value) -> variables.put(name, wellFormed(value)));
        var headers = new LinkedHashMap<String, String>();
        callback.headers().forEach((name, value) -> headers.put(name, wellFormed(value)));
        return new Callback(callback.urls(), callback.host(), callback.sni(), callback.bodyType(), wellFormed(callback.body()), variables, headers);
    }

    /** The JDK's own replacement of half characters, which is U+FFFD for UTF-16. */
    private static String wellFormed(String text) {
        return new String(text.getBytes(UTF_16BE), UTF_16BE);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    private static JsonNode json(String base64) throws Exception {
        return new ObjectMapper().readTree(Base64.getDecoder().decode(base64));
    }
}

package org.dropback.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PLANTED stands wherever a secret may be. */
class RedactorTest {

    private final Redactor redactor = new Redactor();

    @ParameterizedTest
    @ValueSource(strings = {
        "PUT /k HTTP/1.1\r\nAuthorization: OSS ak:PLANTED\r\nDate: now",
        "authorization:OSS4-HMAC-SHA256 Credential=PLANTED/20231216/cn/oss/aliyun_v4_request, Signature=PLANTED",
        "{Authorization=OSS4-HMAC-SHA256 Credential=PLANTED/2/r/oss/aliyun_v4_request,AdditionalHeaders=a;b,Signature=PLANTED, Date=x}",
        "{\"authorization\": \"OSS ak:PLANTED\", \"date\": \"x\"}",
        "Authorization -> [Authorization: OSS ak:PLANTED]",
        "Proxy-Authorization: Basic PLANTED",
        "http://h/b/k?OSSAccessKeyId=PLANTED&Expires=1&Signature=PLANTED%3D&security-token=PLANTED",
        "http://h/b/k?x-oss-signature-version=OSS4-HMAC-SHA256&x-oss-credential=PLANTED%2F2&x-oss-signature=PLANTED&x-oss-security-token=PLANTED",
        "x-oss-security-token: PLANTED",
        "x-oss-security-token:PLANTED\n/bucket/key",
        "<SignatureProvided>x</SignatureProvided> Signature=PLANTED",
        "{\"AccessKeySecret\":\"PLANTED\",\"SecurityToken\":\"PLANTED\",\"Expiration\":\"x\"}",
        "access_key_secret = PLANTED",
        "[X-oss-callback-var=[PLANTED==], Host=[127.0.0.1:1]]",
        "PUT\n\ntext/plain\nx-oss-callback-var:PLANTED\n/bucket/key",
    })
    void masksWhatSigns(String text) {
        var redacted = redactor.redact(text);
        assertFalse(redacted.contains("PLANTED"), redacted);
        assertTrue(redacted.contains(Redactor.MASK), redacted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://h/b/k?Expires=1&x-oss-date=2&x-oss-signature-version=OSS4-HMAC-SHA256", "the signature did not match",
        "authorization failed", "SignatureDoesNotMatch: The request signature we calculated does not match", ""})
    void leavesTheRest(String text) {
        assertEquals(text, redactor.redact(text));
    }

    @Test
    void whatFollowsAMaskedParameterStays() {
        assertEquals("?Signature=••••&Expires=1", redactor.redact("?Signature=abc%2F&Expires=1"));
        assertEquals("Authorization: ••••\r\nDate: now", redactor.redact("Authorization: OSS a:b\r\nDate: now"));
    }

    @Test
    void masksARegisteredSecretPlainAndEncoded() {
        redactor.register("p$l/a n+t");
        assertEquals("x••••y ••••", redactor.redact("xp$l/a n+ty p%24l%2Fa%20n%2Bt"));
    }

    @Test
    void masksARegisteredSecretAsAServerMayEchoIt() throws Exception {
        var secret = "p\"l\\a~n*t/é\n中😀";
        redactor.register(secret);
        var ascii = JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build().writeValueAsString(secret);
        for (var echo : List.of(new JsonMapper().writeValueAsString(secret), ascii, ascii.replace("\\u00E9", "\\u00e9").replace("\\u4E2D", "\\u4e2d")
                .replace("\\uD83D\\uDE00", "\\ud83d\\ude00"), ascii.replace("/", "\\/"))) {
            assertEquals("{\"a\":\"••••\"}", redactor.mask("{\"a\":" + echo + "}"), echo);
        }
        assertEquals("a=••••&b", redactor.mask("a=p%22l%5Ca~n%2At%2F%C3%A9%0A%E4%B8%AD%F0%9F%98%80&b"));
        assertEquals("a=••••&b", redactor.mask("a=p%22l%5ca%7en*t%2f%c3%a9%0a%e4%b8%ad%f0%9f%98%80&b"));
        assertEquals("a=••••&b", redactor.mask("a=p%22l%5Ca%7En*t%2F%C3%A9%0A%E4%B8%AD%F0%9F%98%80&b"));
    }

    @Test
    void aSecretThatBeginsWithAnotherLeavesNoTail() {
        redactor.register("abcd");
        redactor.register("abcdefgh");
        assertEquals("••••", redactor.redact("abcdefgh"));
    }

    @Test
    void aBlankSecretMasksNothing() {
        redactor.register("");
        redactor.register(" ");
        assertEquals("a b", redactor.redact("a b"));
    }

    @Test
    void noArbitraryTextAroundAPlantedSecretLetsItThrough() {
        redactor.register("S3cr3t$\\1");
        var random = new Random(3);
        for (int round = 0; round < 2000; round++) {
            var noise = new StringBuilder();
            random.ints(random.nextInt(40), 32, 127).forEach(noise::appendCodePoint);
            var redacted = redactor.redact(noise + "S3cr3t$\\1" + noise.reverse());
            assertFalse(redacted.contains("S3cr3t"), redacted);
            assertEquals(redacted, redactor.redact(redacted));
        }
    }
}

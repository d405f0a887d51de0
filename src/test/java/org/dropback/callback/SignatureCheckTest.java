package org.dropback.callback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.dropback.callback.SignatureReport.Outcome;
import org.dropback.callback.SignatureReport.Step.Kind;
import org.dropback.callback.SignatureReport.Step.State;
import org.dropback.text.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureCheckTest {

    private static final KeyPair PAIR = pair();
    private static final String OWN_URL = "http://127.0.0.1:1/callback_pub_key_v1.pem";
    private static final SignatureKey OWN = SignatureKey.sandbox(PAIR.getPublic(), OWN_URL);
    private static final String JSON = "{\"object\":\"a/\u4e2d.png\",\"size\":12,\"s\":\"x, y: z\"}";

    private static KeyPair pair() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(1024);
            return generator.generateKeyPair();
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sign(byte[] text, String algorithm) throws Exception {
        var signature = Signature.getInstance(algorithm);
        signature.initSign(PAIR.getPrivate());
        signature.update(text);
        return Base64.getEncoder().encodeToString(signature.sign());
    }

    private static String sign(String text) throws Exception {
        return sign(text.getBytes(UTF_8), "MD5withRSA");
    }

    private static List<Map.Entry<String, String>> headers(String authorization, String keyUrl) {
        return List.of(Map.entry("authorization", authorization), Map.entry("X-OSS-PUB-KEY-URL", Base64.getEncoder().encodeToString(keyUrl.getBytes(UTF_8))));
    }

    private static SignatureReport check(String target, String body, String authorization) {
        return SignatureCheck.check(target, headers(authorization, OWN_URL), body.getBytes(UTF_8), OWN, List.of(SignatureKey.oss()));
    }

    /** Vectors a to d of facts 2.4 with the built-in key. */
    @ParameterizedTest
    @CsvFileSource(resources = "signed-by-oss.psv", delimiter = '|', quoteCharacter = '\0', maxCharsPerColumn = 4096)
    void whatOssSignedIsValidInEveryStep(String target, String body, String authorization) {
        for (var url : List.of(SignatureKey.OSS_URL, "http://gosspublic.alicdn.com/callback_pub_key_v1.pem")) {
            var report = SignatureCheck.check(target, headers(authorization, url), body.getBytes(UTF_8), SignatureKey.oss(), List.of(OWN));
            assertEquals(Outcome.VALID, report.outcome());
            assertTrue(report.steps().stream().allMatch(step -> step.state() == State.OK), report.toString());
            assertEquals(List.of(), report.mistakes());
            assertEquals(url, report.step(Kind.KEY_URL).value());
        }
        var swapped = SignatureCheck.check(target, headers(authorization, OWN_URL), body.getBytes(UTF_8), OWN, List.of(SignatureKey.oss()));
        assertEquals(List.of(SignatureMistake.WRONG_KEY), swapped.mistakes());
        assertEquals(SignatureKey.Origin.OSS, swapped.signedBy());
        assertEquals(Outcome.INVALID, swapped.outcome());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "/a?b=1|/a~x=1|QUERY_LOST|QUERY", "/a?b=1|/ab=1~x=1|QUERY_LOST|QUERY", "/a?b=%31|/a?b=1~x=1|QUERY_DECODED|QUERY",
        "/%41%E4%B8%AD|/%41%E4%B8%AD~x=1|PATH_NOT_DECODED|PATH", "/%2541|/A~x=1|PATH_NOT_DECODED|PATH", "/a|/a~x=1~|BODY_REENCODED|BODY"})
    void eachMistakeIsNamedAndItsStepFails(String target, String signed, SignatureMistake mistake, Kind step) throws Exception {
        var report = check(target, "x=1", sign(signed.replace("~", "\n")));
        assertEquals(List.of(mistake), report.mistakes());
        assertEquals(Outcome.INVALID, report.outcome());
        assertEquals(State.FAILED, report.step(step).state());
        assertEquals(State.FAILED, report.step(Kind.RSA).state());
        assertEquals(2, report.steps().stream().filter(each -> each.state() == State.FAILED).count(), report.toString());
    }

    /** As JavaScript, Python, PHP, Go and proxies write what they read. */
    @ParameterizedTest
    @ValueSource(strings = {"{\"object\": \"a/\u4e2d.png\", \"size\": 12, \"s\": \"x, y: z\"}", "{\"object\":\"a\\/\\u4e2d.png\",\"size\":12,\"s\":\"x, y: z\"}",
        "{\"object\": \"a/\\u4e2d.png\", \"size\": 12, \"s\": \"x, y: z\"}", JSON + "\n", JSON + "\r\n", "\uFEFF" + JSON, " " + JSON})
    void aJsonBodyWrittenAgainIsRecognisedBothWays(String other) throws Exception {
        assertEquals(List.of(SignatureMistake.BODY_REENCODED), check("/a", other, sign("/a\n" + JSON)).mistakes());
        if (!other.startsWith(" ")) {
            assertEquals(List.of(SignatureMistake.BODY_REENCODED), check("/a", JSON, sign("/a\n" + other)).mistakes());
        }
    }

    @ParameterizedTest
    @CsvSource({"k=a%2Fb%20c&d=%E4%B8%AD,k=a/b c&d=\u4e2d", "k=a%2Fb%20c&d=1,k=a%2Fb+c&d=1", "k=a%2Fb%20c&d=1,k=a%2fb%20c&d=1", "k=a%2Fb&d=,k=a/b&d="})
    void aFormWrittenAgainIsRecognised(String signed, String received) throws Exception {
        assertEquals(List.of(SignatureMistake.BODY_REENCODED), check("/a", received, sign("/a\n" + signed)).mistakes());
        assertEquals(List.of(SignatureMistake.BODY_REENCODED), check("/a", signed, sign("/a\n" + received)).mistakes());
    }

    @Test
    void lineEndsAndCharsetsThatWereChangedAreRecognised() throws Exception {
        assertEquals(List.of(SignatureMistake.BODY_REENCODED), check("/a", "a\r\nb", sign("/a\na\nb")).mistakes());
        assertEquals(List.of(SignatureMistake.BODY_REENCODED), check("/a", "a\nb", sign("/a\na\r\nb")).mistakes());
        var twice = new String("\u4e2d".getBytes(UTF_8), Charset.forName("ISO-8859-1"));
        assertEquals(List.of(SignatureMistake.BODY_REENCODED), check("/a", twice, sign("/a\n\u4e2d")).mistakes());
    }

    @Test
    void severalMistakesAreNamedTogether() throws Exception {
        var report = check("/%41?q=1", "x=a%20b", sign("/%41\nx=a+b"));
        assertEquals(EnumSet.of(SignatureMistake.PATH_NOT_DECODED, SignatureMistake.QUERY_LOST, SignatureMistake.BODY_REENCODED), Set.copyOf(report.mistakes()));
    }

    @Test
    void md5TwiceAndOtherDigestsAreRecognised() throws Exception {
        var once = SignedDigest.md5("/a\nx=1".getBytes(UTF_8));
        for (var first : List.of(once, HexFormat.of().formatHex(once).getBytes(UTF_8), HexFormat.of().withUpperCase().formatHex(once).getBytes(UTF_8))) {
            assertEquals(List.of(SignatureMistake.MD5_TWICE), check("/a", "x=1", sign(first, "MD5withRSA")).mistakes());
        }
        for (var algorithm : List.of("SHA1withRSA", "SHA256withRSA", "SHA512withRSA")) {
            assertEquals(List.of(SignatureMistake.OTHER_DIGEST), check("/a", "x=1", sign("/a\nx=1".getBytes(UTF_8), algorithm)).mistakes());
        }
    }

    @Test
    void aPlusThatCountsAsASpaceIsValidAndSaid() throws Exception {
        assertEquals(List.of(), check("/a+b", "x", sign("/a+b\nx")).mistakes());
        var space = check("/a+b", "x", sign("/a b\nx"));
        assertEquals(Outcome.VALID, space.outcome());
        assertEquals(List.of(SignatureMistake.PLUS_AS_SPACE), space.mistakes());
        assertEquals(List.of(SignatureMistake.PLUS_AS_SPACE), check("/a%20b", "x", sign("/a+b\nx")).mistakes());
    }

    @Test
    void aRightSignatureWithAForeignKeyUrlIsNotValid() throws Exception {
        var report = SignatureCheck.check("/a", headers(sign("/a\nx"), "http://evil.example/k.pem"), "x".getBytes(UTF_8), OWN, List.of());
        assertEquals(Outcome.INVALID, report.outcome());
        assertEquals(List.of(SignatureMistake.FOREIGN_KEY_URL), report.mistakes());
        assertEquals(State.FAILED, report.step(Kind.KEY_URL).state());
        assertEquals(State.OK, report.step(Kind.RSA).state());
        var given = SignatureCheck.check("/a", headers(sign("/a\nx"), "http://evil.example/k.pem"), "x".getBytes(UTF_8), SignatureKey.given(PAIR.getPublic()), List.of());
        assertEquals(Outcome.VALID, given.outcome());
    }

    @Test
    void nothingKnownIsSaidToBeSo() throws Exception {
        var messages = Messages.of(Locale.ENGLISH);
        var otherText = check("/a", "x", sign("/somewhere/else\ny"));
        assertEquals(List.of(), otherText.mistakes());
        assertEquals(SignatureKey.Origin.SANDBOX, otherText.signedBy());
        assertEquals(State.UNKNOWN, otherText.step(Kind.PATH).state());
        assertTrue(otherText.diagnosis(messages).getFirst().startsWith("The key is right"));
        var changed = new ArrayList<>(headers(sign("/a\nas sent"), OWN_URL));
        changed.add(Map.entry("Content-MD5", Base64.getEncoder().encodeToString(SignedDigest.md5("as sent".getBytes(UTF_8)))));
        var otherBody = SignatureCheck.check("/a", changed, "as kept".getBytes(UTF_8), OWN, List.of());
        assertTrue(otherBody.diagnosis(messages).getFirst().contains("Content-MD5"), otherBody.diagnosis(messages).toString());
        var strange = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        var unknown = check("/a", "x", CallbackSignature.sign(strange.getPrivate(), "/a\nx".getBytes(UTF_8)));
        assertNull(unknown.signedBy());
        assertTrue(unknown.diagnosis(messages).getFirst().startsWith("No known mistake"));
    }

    @Test
    void aBodyThatItsContentMd5DeniesFails() throws Exception {
        var headers = new ArrayList<>(headers(sign("/a\ny"), OWN_URL));
        headers.add(Map.entry("content-md5", Base64.getEncoder().encodeToString(SignedDigest.md5("y".getBytes(UTF_8)))));
        var report = SignatureCheck.check("/a", headers, "x".getBytes(UTF_8), OWN, List.of());
        assertEquals(State.FAILED, report.step(Kind.BODY).state());
        var elsewhere = SignatureCheck.check("/b", headers, "y".getBytes(UTF_8), OWN, List.of());
        assertEquals(State.OK, elsewhere.step(Kind.BODY).state());
        assertEquals(State.UNKNOWN, elsewhere.step(Kind.PATH).state());
        assertTrue(elsewhere.diagnosis(Messages.of(Locale.ENGLISH)).getFirst().contains("another path or query"), "the body is proven");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?", "AAAA", "====", "\u4e2d", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=="})
    void junkIsInvalidAndNothingElse(String authorization) {
        for (var target : List.of("", "?", "/", "/%", "/%zz?%", "/\u4e2d")) {
            assertEquals(Outcome.INVALID, check(target, "{\"a\":", authorization).outcome());
        }
        assertEquals(Outcome.MISSING, SignatureCheck.check("/", List.of(), new byte[0], OWN, List.of()).outcome());
        assertEquals(Outcome.INVALID, SignatureCheck.check("/", List.of(Map.entry("Authorization", "x"), Map.entry("x-oss-pub-key-url", "%")), new byte[0], OWN,
                List.of()).outcome());
    }

    @Test
    void anyBodyIsLookedThroughInTime() throws Exception {
        var random = new Random(7);
        var authorization = sign("/another\n");
        for (int i = 0; i < 300; i++) {
            assertFalse(check("/a+b%20?q=" + i, Callbacks.anyText(random, 200), authorization).outcome() == Outcome.VALID);
        }
        var large = "{\"a\":\"" + "x".repeat(8 << 20) + "\"}";
        assertEquals(Outcome.INVALID, check("/a?b", large, authorization).outcome());
        assertEquals(List.of(SignatureMistake.QUERY_LOST), check("/a?b", large, sign("/a\n" + large)).mistakes());
    }

    @ParameterizedTest
    @EnumSource(SignatureMistake.class)
    void eachMistakeHasASentenceInEachLanguage(SignatureMistake mistake) {
        for (var locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE, Locale.TRADITIONAL_CHINESE)) {
            assertFalse(mistake.sentence(Messages.of(locale), SignatureKey.Origin.OSS).isBlank());
            for (var kind : Kind.values()) {
                assertFalse(kind.title(Messages.of(locale)).isBlank());
                assertFalse(check("/a", "x", "AAAA").shown(kind, Messages.of(locale)).isBlank());
            }
        }
    }
}

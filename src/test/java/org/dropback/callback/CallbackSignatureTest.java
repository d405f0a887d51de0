package org.dropback.callback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.InvalidKeySpecException;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackSignatureTest {

    private static final String TARGET = "/index.php?id=1&index=2";
    private static final String BODY = "bucket=yonghu-test";
    private static final String AUTHORIZATION = "kKQeGTRccDKyHB3H9vF+xYMSrmhMZjzzl2/kdD1ktNVgbWEfYTQG0G2SU/RaHBovRCE8OkQDjC3uG33esH2txA==";

    /** Vectors a to d of facts 2.4: signed by OSS itself. */
    @ParameterizedTest
    @CsvFileSource(resources = "signed-by-oss.psv", delimiter = '|', quoteCharacter = '\0', maxCharsPerColumn = 4096)
    void aRequestSignedByOssVerifies(String target, String body, String authorization) throws Exception {
        assertTrue(CallbackSignature.verify(ossKey(), CallbackSignature.stringToSign(target, body.getBytes(UTF_8)), authorization));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "signed-by-oss.psv", delimiter = '|', quoteCharacter = '\0', maxCharsPerColumn = 4096)
    void aRequestWithAnyByteChangedDoesNotVerify(String target, String body, String authorization) throws Exception {
        var signed = CallbackSignature.stringToSign(target, body.getBytes(UTF_8));
        for (int i = 0; i < signed.length; i++) {
            var tampered = signed.clone();
            tampered[i] ^= 1;
            assertFalse(CallbackSignature.verify(ossKey(), tampered, authorization), "byte " + i);
        }
    }

    @Test
    void aChangedSignatureDoesNotVerify() throws Exception {
        var signature = Base64.getDecoder().decode(AUTHORIZATION);
        for (int i = 0; i < signature.length; i++) {
            var tampered = signature.clone();
            tampered[i] ^= 16;
            assertFalse(CallbackSignature.verify(ossKey(), signed(), Base64.getEncoder().encodeToString(tampered)), "byte " + i);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "no base64!", "AAAA", "kKQeGTRccDKyHB3H9vF+xYMSrmhMZjzzl2", "中文"})
    void junkInPlaceOfASignatureDoesNotVerify(String junk) throws Exception {
        assertFalse(CallbackSignature.verify(ossKey(), signed(), junk));
    }

    @Test
    void anotherKeyDoesNotVerify() throws Exception {
        var other = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPublic();
        assertFalse(CallbackSignature.verify(other, signed(), AUTHORIZATION));
    }

    @Test
    void aKeyThatIsNotRsaIsRefused() throws Exception {
        var pair = KeyPairGenerator.getInstance("EC").generateKeyPair();
        assertThrows(IllegalArgumentException.class, () -> CallbackSignature.verify(pair.getPublic(), signed(), AUTHORIZATION));
        assertThrows(IllegalArgumentException.class, () -> CallbackSignature.sign(pair.getPrivate(), signed()));
    }

    @Test
    void thePathIsDecodedAndTheQueryIsNot() {
        assertEquals("/中.php?k=%E5%80%BC\nb", text("/%E4%B8%AD.php?k=%E5%80%BC", "b"));
    }

    @Test
    void withoutAQueryThereIsNoQuestionMark() {
        assertEquals("/a\nb", text("/a", "b"));
        assertEquals("/a?\nb", text("/a?", "b"));
    }

    @Test
    void aPlusInThePathStaysAPlusUnlessToldOtherwise() {
        assertEquals("/a+b?c+d\n", text("/a+b?c+d", ""));
        assertEquals("/a b?c+d\n", new String(CallbackSignature.stringToSign("/a+b?c+d", new byte[0], true), UTF_8));
        assertEquals("/a+b\n", new String(CallbackSignature.stringToSign("/a%2Bb", new byte[0], true), UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/100%", "/%4", "/%zz", "/%%", "/%G1"})
    void aPercentSignThatEncodesNothingStays(String path) {
        assertEquals(path + "\n", text(path, ""));
    }

    @Test
    void aPercentSignIsDecodedOnce() {
        assertEquals("/%41A\n", text("/%2541%41", ""));
    }

    @Test
    void bodyBytesAreTakenAsTheyAre() {
        var body = new byte[] {0, (byte) 0xFF, '\r', '\n', (byte) 0xC3};
        var signed = CallbackSignature.stringToSign("/", body);
        assertArrayEquals(new byte[] {'/', '\n', 0, (byte) 0xFF, '\r', '\n', (byte) 0xC3}, signed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no pem", "-----BEGIN PUBLIC KEY-----", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----",
        "-----END PUBLIC KEY----------BEGIN PUBLIC KEY-----", "-----BEGIN PUBLIC KEY-----\n=====\n-----END PUBLIC KEY-----"})
    void aTextThatIsNoKeyIsRefused(String pem) {
        assertThrows(InvalidKeySpecException.class, () -> CallbackSignature.publicKey(pem));
    }

    @Test
    void anyTextIsAKeyOrRefused() {
        var random = new Random(4);
        for (int i = 0; i < 1_000; i++) {
            var pem = "-----BEGIN PUBLIC KEY-----" + Callbacks.anyText(random, 80) + "-----END PUBLIC KEY-----";
            assertThrows(InvalidKeySpecException.class, () -> CallbackSignature.publicKey(pem));
        }
    }

    private static byte[] signed() {
        return CallbackSignature.stringToSign(TARGET, BODY.getBytes(UTF_8));
    }

    private static String text(String target, String body) {
        return new String(CallbackSignature.stringToSign(target, body.getBytes(UTF_8)), UTF_8);
    }

    private static PublicKey ossKey() throws IOException, InvalidKeySpecException {
        try (var pem = CallbackSignatureTest.class.getResourceAsStream("callback_pub_key_v1.pem")) {
            return CallbackSignature.publicKey(new String(pem.readAllBytes(), UTF_8));
        }
    }
}

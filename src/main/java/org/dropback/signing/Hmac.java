package org.dropback.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

final class Hmac {

    private Hmac() {
    }

    /** HMAC-SHA1, for V1. */
    static byte[] sha1(byte[] key, String text) {
        return mac("HmacSHA1", key, text);
    }

    /** HMAC-SHA256, for V4. */
    static byte[] sha256(byte[] key, String text) {
        return mac("HmacSHA256", key, text);
    }

    /** Takes the same time wherever two signatures differ. */
    static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(UTF_8), given.getBytes(UTF_8));
    }

    private static byte[] mac(String algorithm, byte[] key, String text) {
        try {
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

package org.dropback.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** The signature of a callback request: RSA over a single MD5 of path, query and body (facts 2.2). Any thread. */
public final class CallbackSignature {

    private static final String ALGORITHM = "MD5withRSA";

    private CallbackSignature() {
    }

    /**
     * The percent-decoded path, the query with its {@code ?} as it stands, LF, the body. A plus in the path stays a plus (facts 10); a percent
     * sign that encodes nothing stays too.
     */
    public static byte[] stringToSign(String rawTarget, byte[] body) {
        return stringToSign(rawTarget, body, false);
    }

    /** @param plusIsSpace decodes a plus in the path to a space, as {@code java.net.URLDecoder} and servers that use the like do */
    public static byte[] stringToSign(String rawTarget, byte[] body, boolean plusIsSpace) {
        int query = rawTarget.indexOf('?');
        var path = query < 0 ? rawTarget : rawTarget.substring(0, query);
        var bytes = new ByteArrayOutputStream(rawTarget.length() + 1 + body.length);
        bytes.writeBytes(percentDecoded(plusIsSpace ? path.replace('+', ' ') : path));
        bytes.writeBytes(rawTarget.substring(path.length()).getBytes(UTF_8));
        bytes.write('\n');
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    /** @throws IllegalArgumentException when the key is no RSA key or too small */
    public static String sign(PrivateKey key, byte[] stringToSign) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(stringToSign);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the key cannot sign with " + ALGORITHM, e);
        }
    }

    /**
     * Whether {@code authorization}, the header's value, is the signature. False for anything that is none.
     *
     * @throws IllegalArgumentException when the key is no RSA key
     */
    public static boolean verify(PublicKey key, byte[] stringToSign, String authorization) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(key);
            signature.update(stringToSign);
            return isSignature(signature, authorization);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the key cannot verify with " + ALGORITHM, e);
        }
    }

    private static boolean isSignature(Signature signature, String authorization) {
        try {
            return signature.verify(Base64.getDecoder().decode(authorization.strip()));
        } catch (SignatureException | IllegalArgumentException notEvenBase64OrOfAnotherLength) {
            return false;
        }
    }

    /**
     * @param pem an RSA public key as {@code BEGIN PUBLIC KEY}
     * @throws InvalidKeySpecException for any other text
     */
    public static PublicKey publicKey(String pem) throws InvalidKeySpecException {
        int begin = pem.indexOf("-----BEGIN PUBLIC KEY-----");
        int end = pem.indexOf("-----END PUBLIC KEY-----");
        if (begin < 0 || end < begin) {
            throw new InvalidKeySpecException("no BEGIN PUBLIC KEY and END PUBLIC KEY");
        }
        try {
            var der = Base64.getMimeDecoder().decode(pem.substring(begin + "-----BEGIN PUBLIC KEY-----".length(), end));
            return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der));
        } catch (InvalidKeySpecException e) {
            throw e;
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw new InvalidKeySpecException("no RSA public key", e);
        }
    }

    static byte[] percentDecoded(String path) {
        var raw = path.getBytes(UTF_8);
        var decoded = new ByteArrayOutputStream(raw.length);
        for (int i = 0; i < raw.length; i++) {
            int high = raw[i] == '%' && i + 2 < raw.length ? hex(raw[i + 1]) : -1;
            int low = high < 0 ? -1 : hex(raw[i + 2]);
            if (low < 0) {
                decoded.write(raw[i]);
            } else {
                decoded.write(high << 4 | low);
                i += 2;
            }
        }
        return decoded.toByteArray();
    }

    private static int hex(byte ascii) {
        return ascii < 0 ? -1 : Character.digit(ascii, 16);
    }
}

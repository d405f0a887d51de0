package org.dropback.callback;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * The digest that an RSA signature carries (RFC 8017, 9.2, EMSA-PKCS1-v1_5): with the right key it can be read, and then tells which text was
 * signed; with a wrong key nothing of the padding fits. Immutable, any thread.
 *
 * @param algorithm as {@link MessageDigest} calls it
 */
record SignedDigest(String algorithm, byte[] bytes) {

    static final String MD5 = "MD5";

    /** What stands before the digest, by its algorithm. */
    private static final Map<String, byte[]> PREFIXES = Map.of(
            MD5, hex("3020300c06082a864886f70d020505000410"),
            "SHA-1", hex("3021300906052b0e03021a05000414"),
            "SHA-256", hex("3031300d060960864801650304020105000420"),
            "SHA-512", hex("3051300d060960864801650304020305000440"));

    /** Empty where this key did not make the signature. */
    static Optional<SignedDigest> recover(PublicKey key, byte[] signature) {
        if (!(key instanceof RSAPublicKey rsa) || signature.length != (rsa.getModulus().bitLength() + 7) / 8) {
            return Optional.empty();
        }
        var number = new BigInteger(1, signature);
        if (number.compareTo(rsa.getModulus()) >= 0) {
            return Optional.empty();
        }
        var padded = number.modPow(rsa.getPublicExponent(), rsa.getModulus()).toByteArray();
        // 00 01 FF … FF 00 prefix digest; the number has lost its leading zero.
        if (padded.length != signature.length - 1 || padded[0] != 1) {
            return Optional.empty();
        }
        int i = 1;
        while (i < padded.length && padded[i] == (byte) 0xFF) {
            i++;
        }
        if (i < 9 || i >= padded.length || padded[i] != 0) {
            return Optional.empty();
        }
        return read(Arrays.copyOfRange(padded, i + 1, padded.length));
    }

    private static Optional<SignedDigest> read(byte[] info) {
        return PREFIXES.entrySet().stream()
                .filter(prefix -> info.length > prefix.getValue().length
                        && Arrays.equals(info, 0, prefix.getValue().length, prefix.getValue(), 0, prefix.getValue().length))
                .map(prefix -> new SignedDigest(prefix.getKey(), Arrays.copyOfRange(info, prefix.getValue().length, info.length)))
                .findFirst();
    }

    static byte[] md5(byte[] bytes) {
        return digest(MD5, bytes);
    }

    static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}

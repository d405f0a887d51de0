package org.dropback.digest;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** MD5 as OSS uses it: {@code Content-MD5} in Base64, the ETag of a put in upper-case hex. One thread. */
public final class Md5 {

    private final MessageDigest digest;

    public Md5() {
        try {
            digest = MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public static Md5 of(byte[] bytes) {
        return new Md5().update(bytes, 0, bytes.length);
    }

    /** Reads to the end; the caller closes the stream. */
    public static Md5 of(InputStream stream) throws IOException {
        var md5 = new Md5();
        var buffer = new byte[64 * 1024];
        for (int read; (read = stream.read(buffer)) >= 0; ) {
            md5.update(buffer, 0, read);
        }
        return md5;
    }

    public Md5 update(byte[] bytes, int offset, int length) {
        digest.update(bytes, offset, length);
        return this;
    }

    /** Of all bytes so far; then starts anew, as the two below do. */
    public byte[] bytes() {
        return digest.digest();
    }

    public String base64() {
        return Base64.getEncoder().encodeToString(bytes());
    }

    /** Upper case, as in an ETag. */
    public String hex() {
        return HexFormat.of().withUpperCase().formatHex(bytes());
    }
}

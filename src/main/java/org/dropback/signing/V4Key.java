package org.dropback.signing;

import java.util.HexFormat;

/** Signs within one scope of one secret: it is derived from the secret, which cannot be had from it. Immutable, any thread. */
public final class V4Key {

    private final V4Credential credential;
    private final byte[] key;

    public V4Key(String secret, V4Credential credential) {
        this.credential = credential;
        key = credential.signingKey(secret);
    }

    public V4Credential credential() {
        return credential;
    }

    /** @return lower-case hex */
    String sign(String stringToSign) {
        return HexFormat.of().formatHex(Hmac.sha256(key, stringToSign));
    }

    @Override
    public String toString() {
        return credential.text();
    }
}

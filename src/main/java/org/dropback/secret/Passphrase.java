package org.dropback.secret;

import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** The key that a passphrase gives: Argon2id (RFC 9106) for AES-256-GCM. */
final class Passphrase {

    private static final int KEY_BYTES = 32;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;

    private Passphrase(SecretKeySpec key) {
        this.key = key;
    }

    /**
     * How much work a guess costs.
     *
     * @param memory KiB
     */
    record Cost(int memory, int passes, int lanes) {

        /** RFC 9106's second choice: 64 MiB, a fraction of a second. */
        static final Cost USUAL = new Cost(64 << 10, 3, 4);

        /** A file may ask for this much at most: it could have been written to exhaust us. */
        boolean isBearable() {
            return memory >= 8 && memory <= 1 << 20 && passes >= 1 && passes <= 20 && lanes >= 1 && lanes <= 16;
        }
    }

    /** Takes a while. @param passphrase cleared by the caller */
    static Passphrase of(char[] passphrase, byte[] salt, Cost cost) {
        var bytes = StandardCharsets.UTF_8.encode(CharBuffer.wrap(passphrase));
        var text = Arrays.copyOf(bytes.array(), bytes.limit());
        var derived = new byte[KEY_BYTES];
        try {
            var argon = new Argon2BytesGenerator();
            argon.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id).withSalt(salt).withMemoryAsKB(cost.memory()).withIterations(cost.passes())
                    .withParallelism(cost.lanes()).build());
            argon.generateBytes(text, derived);
            return new Passphrase(new SecretKeySpec(derived, "AES"));
        } finally {
            Arrays.fill(text, (byte) 0);
            Arrays.fill(bytes.array(), (byte) 0);
            Arrays.fill(derived, (byte) 0);
        }
    }

    /** @param name of what is encrypted: bound to it, so that two entries cannot be exchanged */
    byte[] encrypt(String name, byte[] nonce, byte[] plain) {
        try {
            return cipher(Cipher.ENCRYPT_MODE, name, nonce).doFinal(plain);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }

    /** @throws AEADBadTagException where key, name or a byte is another one */
    byte[] decrypt(String name, byte[] nonce, byte[] sealed) throws GeneralSecurityException {
        return cipher(Cipher.DECRYPT_MODE, name, nonce).doFinal(sealed);
    }

    private Cipher cipher(int mode, String name, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}

package org.dropback.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Encrypts short texts (AES-256-GCM) with a key that is made once and kept where secrets are; asks for it once. Any thread; blocks. */
public final class Sealer {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeeper keeper;
    private final String entry;
    private final SecureRandom random = new SecureRandom();
    private @Nullable SecretKeySpec key;

    /** @param entry under which the key is kept */
    public Sealer(SecretKeeper keeper, String entry) {
        this.keeper = keeper;
        this.entry = entry;
    }

    /** @throws VaultException where the key cannot be had or kept */
    public String seal(String text) throws VaultException {
        var nonce = bytes(NONCE_BYTES);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, key(true).orElseThrow(), nonce).doFinal(text.getBytes(UTF_8));
            var all = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
            System.arraycopy(sealed, 0, all, NONCE_BYTES, sealed.length);
            return Base64.getEncoder().encodeToString(all);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }

    /** Empty where there is no key, or another one. */
    public Optional<String> open(String sealed) throws VaultException {
        var found = key(false);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        try {
            var all = Base64.getDecoder().decode(sealed);
            var nonce = Arrays.copyOf(all, NONCE_BYTES);
            return Optional.of(new String(cipher(Cipher.DECRYPT_MODE, found.get(), nonce).doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES), UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private synchronized Optional<SecretKeySpec> key(boolean make) throws VaultException {
        if (key == null) {
            var kept = kept();
            if (kept.isEmpty() && make) {
                keeper.keep(entry, new Secret(Base64.getEncoder().encodeToString(bytes(KEY_BYTES))));
                // As it lies there: another process may have made one at the same time.
                kept = keeper.find(entry);
            }
            key = kept.map(text -> new SecretKeySpec(Base64.getDecoder().decode(text.reveal()), "AES")).orElse(null);
        }
        return Optional.ofNullable(key);
    }

    /** Keychains tell in no common way that they have none. */
    private Optional<Secret> kept() throws VaultException {
        try {
            return keeper.find(entry);
        } catch (VaultException e) {
            if (e.reason() == VaultException.Reason.REFUSED) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static Cipher cipher(int mode, SecretKeySpec key, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }

    private byte[] bytes(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}

package org.dropback.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.Optional;
import org.dropback.callback.CallbackSignature;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The key pair that signs the sandbox's callbacks, since nobody but Alibaba has the real one. A new one is made when it is first asked for, which takes longer
 * than all else at the start of a sandbox. Any thread.
 */
final class SigningKey {

    private static final Logger LOG = LoggerFactory.getLogger(SigningKey.class);
    /** OSS's own has 512, which some libraries refuse by now; a longer one takes longer to make. */
    private static final int BITS = 1024;
    private static final String FILE = "callback_key.pem";
    private static final String PRIVATE = "PRIVATE KEY";
    private static final String PUBLIC = "PUBLIC KEY";

    private final @Nullable Path file;
    /** Guarded by this; null before the first use of a new one. */
    private @Nullable KeyPair pair;

    private SigningKey(@Nullable Path file, @Nullable KeyPair pair) {
        this.file = file;
        this.pair = pair;
    }

    /** Reads the key from a folder, where a new one will be kept if there is none. */
    static SigningKey in(Path folder) throws IOException {
        return existing(folder).orElseGet(() -> new SigningKey(folder.resolve(FILE), null));
    }

    /** Reads the key from a folder; empty where there is none. */
    static Optional<SigningKey> existing(Path folder) throws IOException {
        var file = folder.resolve(FILE);
        try {
            return Files.exists(file) ? Optional.of(new SigningKey(file, parse(Files.readString(file)))) : Optional.empty();
        } catch (GeneralSecurityException | IllegalArgumentException | ClassCastException e) {
            throw new IOException(file + " holds no RSA key", e);
        }
    }

    /** A new key that is kept nowhere. */
    static SigningKey make() {
        return new SigningKey(null, null);
    }

    private synchronized KeyPair pair() {
        if (pair == null) {
            pair = generate();
            if (file != null) {
                keep(file, pair.getPrivate());
            }
        }
        return pair;
    }

    private static KeyPair generate() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK makes RSA keys", e);
        }
    }

    /** Callbacks that nobody can verify after the next start are better than none. */
    private static void keep(Path file, PrivateKey key) {
        try {
            write(file, key);
        } catch (IOException e) {
            LOG.warn("the key of the sandbox is not kept; the next start will have another one", e);
        }
    }

    /** @return Base64 */
    String sign(byte[] bytes) {
        return CallbackSignature.sign(pair().getPrivate(), bytes);
    }

    PublicKey publicKey() {
        return pair().getPublic();
    }

    String publicPem() {
        return pem(PUBLIC, publicKey().getEncoded());
    }

    private static void write(Path file, PrivateKey key) throws IOException {
        var temporary = Files.createTempFile(file.getParent(), "key", ".tmp");
        if (Files.getFileStore(temporary).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rw-------"));
        }
        Files.writeString(temporary, pem(PRIVATE, key.getEncoded()));
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static KeyPair parse(String pem) throws GeneralSecurityException {
        var base64 = pem.replaceAll("-----[A-Z ]+-----", "");
        var factory = KeyFactory.getInstance("RSA");
        var secret = (RSAPrivateCrtKey) factory.generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(base64)));
        return new KeyPair(factory.generatePublic(new RSAPublicKeySpec(secret.getModulus(), secret.getPublicExponent())), secret);
    }

    private static String pem(String type, byte[] der) {
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + type + "-----\n" + lines + "\n-----END " + type + "-----\n";
    }
}

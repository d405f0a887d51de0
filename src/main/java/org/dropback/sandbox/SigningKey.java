package org.dropback.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.Optional;
import org.dropback.callback.CallbackSignature;

/** The key pair that signs the sandbox's callbacks, since nobody but Alibaba has the real one. Immutable, any thread. */
final class SigningKey {

    /** OSS's own has 512, which some libraries refuse by now; a longer one makes every start of a sandbox slower. */
    private static final int BITS = 1024;
    private static final String FILE = "callback_key.pem";
    private static final String PRIVATE = "PRIVATE KEY";
    private static final String PUBLIC = "PUBLIC KEY";

    private final PrivateKey privateKey;
    private final PublicKey publicKey;

    private SigningKey(PrivateKey privateKey, PublicKey publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    /** Reads the key from a folder; makes one where there is none. */
    static SigningKey in(Path folder) throws IOException {
        var existing = existing(folder);
        return existing.isPresent() ? existing.get() : create(folder.resolve(FILE));
    }

    /** Reads the key from a folder; empty where there is none. */
    static Optional<SigningKey> existing(Path folder) throws IOException {
        var file = folder.resolve(FILE);
        try {
            return Files.exists(file) ? Optional.of(parse(Files.readString(file))) : Optional.empty();
        } catch (GeneralSecurityException | IllegalArgumentException | ClassCastException e) {
            throw new IOException(file + " holds no RSA key", e);
        }
    }

    private static SigningKey create(Path file) throws IOException {
        var key = make();
        write(file, key.privateKey);
        return key;
    }

    /** A key that is kept nowhere. */
    static SigningKey make() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            var pair = generator.generateKeyPair();
            return new SigningKey(pair.getPrivate(), pair.getPublic());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK makes RSA keys", e);
        }
    }

    /** @return Base64 */
    String sign(byte[] bytes) {
        return CallbackSignature.sign(privateKey, bytes);
    }

    PublicKey publicKey() {
        return publicKey;
    }

    String publicPem() {
        return pem(PUBLIC, publicKey.getEncoded());
    }

    private static void write(Path file, PrivateKey key) throws IOException {
        var temporary = Files.createTempFile(file.getParent(), "key", ".tmp");
        if (Files.getFileStore(temporary).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rw-------"));
        }
        Files.writeString(temporary, pem(PRIVATE, key.getEncoded()));
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static SigningKey parse(String pem) throws GeneralSecurityException {
        var base64 = pem.replaceAll("-----[A-Z ]+-----", "");
        var factory = KeyFactory.getInstance("RSA");
        var secret = (RSAPrivateCrtKey) factory.generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(base64)));
        return new SigningKey(secret, factory.generatePublic(new RSAPublicKeySpec(secret.getModulus(), secret.getPublicExponent())));
    }

    private static String pem(String type, byte[] der) {
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + type + "-----\n" + lines + "\n-----END " + type + "-----\n";
    }
}

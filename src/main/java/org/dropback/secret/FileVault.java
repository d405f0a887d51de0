package org.dropback.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import org.dropback.secret.Passphrase.Cost;
import org.dropback.secret.SealedFile.Content;
import org.dropback.secret.SealedFile.Sealed;
import org.dropback.secret.VaultException.Reason;
import org.jspecify.annotations.Nullable;

/** Secrets in one file, each encrypted with AES-GCM under a key that a passphrase gives. Open from {@link #unlock} on. Any thread. */
public final class FileVault implements Vault {

    private static final String CHECK = "check";
    private static final int SALT_BYTES = 16;
    private static final int NONCE_BYTES = 12;

    private final SealedFile file;
    private final Cost cost;
    private final SecureRandom random = new SecureRandom();
    private @Nullable Passphrase passphrase;

    /** @param file made when it is first unlocked */
    public FileVault(Path file) {
        this(file, Cost.USUAL);
    }

    FileVault(Path file, Cost cost) {
        this.file = new SealedFile(file);
        this.cost = cost;
    }

    /** Whether there is one, open or not. */
    public synchronized boolean exists() throws VaultException {
        return file.read().isPresent();
    }

    public synchronized boolean isOpen() {
        return passphrase != null;
    }

    /**
     * Opens the file, or makes one with this passphrase where there is none. Takes a fraction of a second.
     *
     * @param typed cleared by the caller
     */
    public synchronized void unlock(char[] typed) throws VaultException {
        var content = file.read();
        if (content.isPresent()) {
            var tried = Passphrase.of(typed, content.get().salt(), content.get().cost());
            try {
                tried.decrypt(CHECK, content.get().check().nonce(), content.get().check().data());
            } catch (GeneralSecurityException e) {
                throw new VaultException(Reason.WRONG_PASSPHRASE, "", null);
            }
            passphrase = tried;
            return;
        }
        var salt = bytes(SALT_BYTES);
        var made = Passphrase.of(typed, salt, cost);
        file.write(SealedFile.fresh(salt, cost, seal(made, CHECK, new byte[0])));
        passphrase = made;
    }

    @Override
    public synchronized Optional<Secret> read(String entry) throws VaultException {
        var key = open();
        var sealed = content().entries().get(entry);
        if (sealed == null) {
            return Optional.empty();
        }
        try {
            var plain = key.decrypt(entry, sealed.nonce(), sealed.data());
            var characters = UTF_8.decode(ByteBuffer.wrap(plain));
            var secret = new Secret(Arrays.copyOf(characters.array(), characters.limit()));
            Arrays.fill(plain, (byte) 0);
            Arrays.fill(characters.array(), '\0');
            return Optional.of(secret);
        } catch (GeneralSecurityException e) {
            throw new VaultException(Reason.FILE_DAMAGED, file.path().toString(), null);
        }
    }

    @Override
    public synchronized void write(String entry, Secret secret) throws VaultException {
        var characters = secret.characters();
        var plain = UTF_8.encode(CharBuffer.wrap(characters));
        var bytes = Arrays.copyOf(plain.array(), plain.limit());
        try {
            var key = open();
            file.write(content().with(entry, seal(key, entry, bytes)));
        } finally {
            Arrays.fill(characters, '\0');
            Arrays.fill(plain.array(), (byte) 0);
            Arrays.fill(bytes, (byte) 0);
        }
    }

    @Override
    public synchronized void delete(String entry) throws VaultException {
        var content = file.read();
        if (content.isPresent() && content.get().entries().containsKey(entry)) {
            file.write(content.get().without(entry));
        }
    }

    private Passphrase open() throws VaultException {
        if (passphrase == null) {
            throw new VaultException(Reason.FILE_LOCKED, file.path().toString(), null);
        }
        return passphrase;
    }

    private Content content() throws VaultException {
        return file.read().orElseThrow(() -> new VaultException(Reason.FILE_DAMAGED, file.path().toString(), null));
    }

    private Sealed seal(Passphrase key, String name, byte[] plain) {
        var nonce = bytes(NONCE_BYTES);
        return new Sealed(nonce, key.encrypt(name, nonce, plain));
    }

    private byte[] bytes(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}

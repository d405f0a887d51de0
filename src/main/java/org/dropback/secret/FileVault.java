package org.dropback.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.dropback.secret.Passphrase.Cost;
import org.dropback.secret.SealedFile.Content;
import org.dropback.secret.SealedFile.Sealed;
import org.dropback.secret.VaultException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Secrets in one file, each encrypted with AES-GCM under a key that a passphrase gives. Open from {@link #unlock} on. Any number of processes may write into
 * it. Any thread.
 */
public final class FileVault implements Vault {

    private static final String CHECK = "check";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int SALT_BYTES = 16;
    private static final int NONCE_BYTES = 12;

    private final SealedFile file;
    private final VaultLock lock;
    private final Cost cost;
    private final SecureRandom random = new SecureRandom();
    private @Nullable Passphrase passphrase;

    /** @param file made when it is first unlocked */
    public FileVault(Path file) {
        this(file, Cost.USUAL);
    }

    FileVault(Path file, Cost cost) {
        this(file, cost, PATIENCE);
    }

    /** @param patience with others who write into it */
    FileVault(Path file, Cost cost, Duration patience) {
        this.file = new SealedFile(file);
        this.cost = cost;
        lock = new VaultLock(file.toAbsolutePath().resolveSibling(file.getFileName() + ".lock"), patience);
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
        if (content.isEmpty()) {
            // Another process may make it at the same time, with a salt of its own.
            lock.during(() -> {
                if (file.read().isEmpty()) {
                    var salt = bytes(SALT_BYTES);
                    file.write(SealedFile.fresh(salt, cost, seal(Passphrase.of(typed, salt, cost), CHECK, new byte[0])));
                }
            });
            content = file.read();
        }
        var there = content.orElseThrow(() -> new VaultException(Reason.FILE_UNUSABLE, file.path().toString(), null));
        var tried = Passphrase.of(typed, there.salt(), there.cost());
        if (!opens(tried, there)) {
            throw new VaultException(Reason.WRONG_PASSPHRASE, "", null);
        }
        passphrase = tried;
    }

    private static boolean opens(Passphrase key, Content content) {
        try {
            key.decrypt(CHECK, content.check().nonce(), content.check().data());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
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
            lock.during(() -> file.write(openedBy(key).with(entry, seal(key, entry, bytes))));
        } finally {
            Arrays.fill(characters, '\0');
            Arrays.fill(plain.array(), (byte) 0);
            Arrays.fill(bytes, (byte) 0);
        }
    }

    @Override
    public synchronized void delete(String entry) throws VaultException {
        lock.during(() -> {
            var content = file.read();
            if (content.isPresent() && content.get().entries().containsKey(entry)) {
                file.write(content.get().without(entry));
            }
        });
    }

    private Passphrase open() throws VaultException {
        if (passphrase == null) {
            throw new VaultException(Reason.FILE_LOCKED, file.path().toString(), null);
        }
        return passphrase;
    }

    /** Somebody may have deleted the file and begun another one. */
    private Content openedBy(Passphrase key) throws VaultException {
        var content = content();
        if (!opens(key, content)) {
            passphrase = null;
            throw new VaultException(Reason.FILE_LOCKED, file.path().toString(), null);
        }
        return content;
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

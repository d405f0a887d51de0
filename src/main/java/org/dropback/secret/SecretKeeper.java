package org.dropback.secret;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.dropback.secret.VaultException.Reason;
import org.dropback.text.Messages;
import org.jspecify.annotations.Nullable;

/**
 * Keeps secrets where this machine can: in the system's keychain; where there is none in the encrypted file, once a passphrase opened it; else until the app
 * ends. Any thread; blocks.
 */
public final class SecretKeeper {

    private final KeychainVault keychain;
    private final FileVault file;
    private final SessionVault session = new SessionVault();
    private volatile @Nullable VaultException keychainFailure;
    private volatile boolean probed;
    private final Supplier<char @Nullable []> passphrase;

    /** Where a secret is kept that is given now. */
    public enum Place { KEYCHAIN, FILE, SESSION }

    /** @param passphrase that somebody has given already, such as the environment; null for none */
    public SecretKeeper(KeychainVault keychain, FileVault file, Supplier<char @Nullable []> passphrase) {
        this.keychain = keychain;
        this.file = file;
        this.passphrase = passphrase;
    }

    /** Opens it with the passphrase that is there already, where one is. @param make whether there need not be one yet */
    private synchronized boolean isFileOpen(boolean make) throws VaultException {
        if (!file.isOpen() && (make || file.exists())) {
            var given = passphrase.get();
            if (given != null) {
                try {
                    file.unlock(given);
                } finally {
                    Arrays.fill(given, '\0');
                }
            }
        }
        return file.isOpen();
    }

    /** Asks the keychain the first time. */
    public Place place() {
        if (hasKeychain()) {
            return Place.KEYCHAIN;
        }
        return file.isOpen() || passphrase.get() != null ? Place.FILE : Place.SESSION;
    }

    /** Where secrets are kept and why there, in words. */
    public String words(Messages messages) {
        var where = messages.get("secret.place." + place());
        var failure = keychainFailure;
        return failure == null ? where : failure.text(messages) + " " + where;
    }

    /** Asks the keychain again, such as when its owner has unlocked it. */
    public void lookAgain() {
        probed = false;
    }

    private synchronized boolean hasKeychain() {
        if (!probed) {
            try {
                keychain.probe();
                keychainFailure = null;
            } catch (VaultException e) {
                keychainFailure = e;
            }
            probed = true;
        }
        return keychainFailure == null;
    }

    /** One that hangs, or whose owner does not unlock it, is not waited for again before {@link #lookAgain}. */
    private synchronized void giveUp(VaultException e) {
        if (e.reason() == Reason.HANGING || e.reason() == Reason.LOCKED) {
            keychainFailure = e;
        }
    }

    /** Whether {@link #unlock} would open more: there is no keychain, and the file is shut or not made yet. */
    public boolean wantsPassphrase() {
        return !hasKeychain() && !file.isOpen() && passphrase.get() == null;
    }

    /** Whether a passphrase was chosen before; else the next one is chosen. */
    public boolean hasFile() throws VaultException {
        return file.exists();
    }

    /** @param passphrase cleared by the caller */
    public void unlock(char[] passphrase) throws VaultException {
        file.unlock(passphrase);
    }

    /** Empty where nobody has it. @throws VaultException where somebody may have it and does not give it */
    public Optional<Secret> find(String entry) throws VaultException {
        var typed = session.read(entry);
        if (typed.isPresent()) {
            return typed;
        }
        if (hasKeychain()) {
            try {
                return keychain.read(entry);
            } catch (VaultException e) {
                giveUp(e);
                throw e;
            }
        }
        var found = isFileOpen(false) ? file.read(entry) : Optional.<Secret>empty();
        if (found.isEmpty() && file.exists() && !file.isOpen()) {
            throw new VaultException(Reason.FILE_LOCKED, "", null);
        }
        var failure = keychainFailure;
        if (found.isEmpty() && failure != null && failure.reason() != Reason.ABSENT) {
            throw failure;
        }
        return found;
    }

    /**
     * Keeps it where it can be kept.
     *
     * @return where that is
     * @throws VaultException where it is not kept; one that hangs or is locked is not tried again before {@link #lookAgain}
     */
    public Place keep(String entry, Secret secret) throws VaultException {
        var place = place();
        switch (place) {
            case KEYCHAIN -> writeToKeychain(entry, secret);
            case FILE -> {
                isFileOpen(true);
                file.write(entry, secret);
            }
            case SESSION -> { }
        }
        if (place == Place.SESSION) {
            session.write(entry, secret);
        } else {
            session.delete(entry);
        }
        return place;
    }

    private void writeToKeychain(String entry, Secret secret) throws VaultException {
        try {
            keychain.write(entry, secret);
        } catch (VaultException e) {
            giveUp(e);
            throw e;
        }
    }

    /** Keeps it until the app ends, wherever others are kept. */
    public void keepForSession(String entry, Secret secret) {
        session.write(entry, secret);
    }

    /** Forgets what was kept until the app ends, and nothing else. */
    public void endSession(String entry) {
        session.delete(entry);
    }

    /** Whether it was typed in for this session. */
    public boolean hasForSession(String entry) {
        return session.read(entry).isPresent();
    }

    /** Forgets it everywhere, as far as that can be reached. */
    public void forget(String entry) throws VaultException {
        session.delete(entry);
        if (hasKeychain()) {
            deleteFromKeychain(entry);
        }
        file.delete(entry);
    }

    /** That there was nothing to delete is no failure; the keychains tell it in no common way. */
    private void deleteFromKeychain(String entry) throws VaultException {
        try {
            keychain.delete(entry);
        } catch (VaultException e) {
            if (e.reason() != Reason.REFUSED) {
                giveUp(e);
                throw e;
            }
        }
    }
}

package org.dropback.secret;

import java.nio.file.Path;

/** Runs in a process of its own: writes so many entries into an encrypted file that somebody else writes into. */
public final class VaultWriter {

    static final int ENTRIES = 50;

    private VaultWriter() {
    }

    /** @param words the file, its passphrase, what the names of the entries begin with */
    public static void main(String... words) throws VaultException {
        var vault = new FileVault(Path.of(words[0]));
        vault.unlock(words[1].toCharArray());
        write(vault, words[2]);
    }

    static void write(FileVault vault, String prefix) throws VaultException {
        for (int i = 0; i < ENTRIES; i++) {
            vault.write(prefix + i, new Secret(prefix + "-" + i));
        }
    }
}

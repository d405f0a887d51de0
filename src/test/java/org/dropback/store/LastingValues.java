package org.dropback.store;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A keeper that outlives a store, and can be locked. */
public final class LastingValues implements SecretValues {

    public final Map<String, String> held = new TreeMap<>();
    boolean locked;
    public boolean lasts = true;

    private void demandOpen() throws IOException {
        if (locked) {
            throw new IOException("FILE_LOCKED");
        }
    }

    @Override
    public Optional<String> find(String entry) throws IOException {
        demandOpen();
        return Optional.ofNullable(held.get(entry));
    }

    @Override
    public void keep(String entry, String value) throws IOException {
        demandOpen();
        held.put(entry, value);
    }

    /** As the encrypted file does without its passphrase. */
    @Override
    public void forget(String entry) {
        held.remove(entry);
    }

    @Override
    public boolean last() {
        return lasts;
    }
}

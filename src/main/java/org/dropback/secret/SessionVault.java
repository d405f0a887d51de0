package org.dropback.secret;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Forgets all when the app ends. */
public final class SessionVault implements Vault {

    private final Map<String, Secret> secrets = new ConcurrentHashMap<>();

    @Override
    public Optional<Secret> read(String entry) {
        return Optional.ofNullable(secrets.get(entry));
    }

    @Override
    public void write(String entry, Secret secret) {
        secrets.put(entry, secret);
    }

    /** The secret itself is not cleared: a client may still sign with it. */
    @Override
    public void delete(String entry) {
        secrets.remove(entry);
    }
}

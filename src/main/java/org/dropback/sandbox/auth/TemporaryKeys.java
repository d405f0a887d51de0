package org.dropback.sandbox.auth;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The STS keys that a sandbox accepts beside its own pair; at first {@link TemporaryKey#SANDBOX}. Any thread. */
public final class TemporaryKeys {

    private final Map<String, TemporaryKey> keys = new ConcurrentHashMap<>();

    public TemporaryKeys() {
        add(TemporaryKey.SANDBOX);
    }

    /** By ID. */
    public List<TemporaryKey> all() {
        return keys.values().stream().sorted(Comparator.comparing(TemporaryKey::accessKeyId)).toList();
    }

    /** Accepts {@link TemporaryKey#SANDBOX} alone from now on. */
    public void reset() {
        keys.keySet().retainAll(Set.of(TemporaryKey.SANDBOX.accessKeyId()));
        add(TemporaryKey.SANDBOX);
    }

    /** Accepts a key from now on. One with the same ID is replaced: so a token is made to expire, or renewed. */
    public void add(TemporaryKey key) {
        keys.put(key.accessKeyId(), key);
    }

    Optional<TemporaryKey> find(String accessKeyId) {
        return Optional.ofNullable(keys.get(accessKeyId));
    }
}

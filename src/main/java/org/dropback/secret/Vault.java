package org.dropback.secret;

import java.util.Optional;

/** A place where secrets are kept by name. Any thread; may block, though never for ever. */
public interface Vault {

    /** Empty where the vault is sure that it has none. */
    Optional<Secret> read(String entry) throws VaultException;

    /** Adds it or replaces it. */
    void write(String entry, Secret secret) throws VaultException;

    /** Does nothing where there is none. */
    void delete(String entry) throws VaultException;
}

package org.dropback.app;

import java.io.IOException;
import java.util.Optional;
import org.dropback.secret.Secret;
import org.dropback.secret.SecretKeeper;
import org.dropback.secret.SecretKeeper.Place;
import org.dropback.secret.VaultException;
import org.dropback.store.SecretValues;

/** The values of secret variables lie where the secrets of connections do. */
record KeptVariables(SecretKeeper secrets) implements SecretValues {

    private interface Work<T> {
        T result() throws VaultException;
    }

    @Override
    public Optional<String> find(String entry) throws IOException {
        return told(() -> found(entry)).map(Secret::reveal);
    }

    /** Keychains tell in no common way that they have none. */
    private Optional<Secret> found(String entry) throws VaultException {
        try {
            return secrets.find(entry);
        } catch (VaultException e) {
            if (e.reason() == VaultException.Reason.REFUSED) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public void keep(String entry, String value) throws IOException {
        told(() -> secrets.keep(entry, new Secret(value)));
    }

    @Override
    public void forget(String entry) throws IOException {
        told(() -> {
            secrets.forget(entry);
            return "";
        });
    }

    @Override
    public boolean last() {
        return secrets.place() != Place.SESSION;
    }

    private static <T> T told(Work<T> work) throws IOException {
        try {
            return work.result();
        } catch (VaultException e) {
            throw new IOException(String.valueOf(e.getMessage()), e);
        }
    }
}

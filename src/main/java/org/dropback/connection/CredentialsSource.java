package org.dropback.connection;

/** Where the keys of a connection come from: asked before each request, so that they can be renewed while a long upload runs. Any thread; may block. */
@FunctionalInterface
public interface CredentialsSource {

    /** What signs the next request. */
    Credentials current() throws CredentialsException;

    /**
     * OSS refused these as expired or unknown.
     *
     * @return whether {@link #current} gives others from now on
     */
    default boolean refused(Credentials credentials) {
        return false;
    }

    /** Always the same. */
    static CredentialsSource of(Credentials credentials) {
        return () -> credentials;
    }

    /** For a connection that only spends what others have signed. */
    static CredentialsSource none() {
        return () -> {
            throw CredentialsException.told("keys.noneOfOwn");
        };
    }
}

package org.dropback.connection;

import org.dropback.secret.Secret;
import org.jspecify.annotations.Nullable;

/**
 * What signs a request.
 *
 * @param token of STS, null for a long-lived key
 */
public record Credentials(String accessKeyId, Secret accessKeySecret, @Nullable Secret token) {

    /** Nothing is signed: for a bucket that lets everybody write. */
    public static final Credentials ANONYMOUS = new Credentials("", new Secret(""), null);

    public boolean isAnonymous() {
        return accessKeyId.isEmpty();
    }
}

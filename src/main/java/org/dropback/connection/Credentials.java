package org.dropback.connection;

import org.dropback.secret.Secret;
import org.jspecify.annotations.Nullable;

/**
 * What signs a request.
 *
 * @param token of STS, null for a long-lived key
 */
public record Credentials(String accessKeyId, Secret accessKeySecret, @Nullable Secret token) {
}

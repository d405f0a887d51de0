package org.dropback.connection;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.dropback.secret.Secret;
import org.jspecify.annotations.Nullable;

/**
 * What a user's own application server signed so that this machine may post files without a key (facts 4). Its signature is a secret.
 *
 * @param host       where the form goes: the bucket's address
 * @param folder     what keys must begin with, "" for anything
 * @param fields     of the form, such as {@code policy} and {@code x-oss-credential}; without those of the file
 * @param callback   Base64, the server's own; null where it gave none
 * @param expiration when the policy ends; null where the server does not say
 */
public record UploadPolicy(URI host, String folder, Map<String, Secret> fields, @Nullable String callback, @Nullable Instant expiration) {

    public UploadPolicy {
        fields = Map.copyOf(fields);
    }

    /** Whether its server wants no object overwritten, whatever its user wants. */
    public boolean forbidsOverwrite() {
        var forbids = fields.get("x-oss-forbid-overwrite");
        return forbids != null && forbids.reveal().equalsIgnoreCase("true");
    }
}

package org.dropback.connection;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where uploads go. Holds no secret.
 *
 * @param name     what the user calls it
 * @param endpoint scheme, host and port, without the bucket
 * @param region   without {@code oss-}, such as {@code cn-hangzhou}; V4 signs it
 * @param access   what lets this machine upload there
 */
public record Connection(String name, URI endpoint, String region, String bucket, SignatureVersion signature, Access access) {

    public Connection(String name, URI endpoint, String region, String bucket, SignatureVersion signature, @Nullable Access access) {
        this.name = name;
        this.endpoint = endpoint;
        this.region = region;
        this.bucket = bucket;
        this.signature = signature;
        // A journal of an earlier version knows of keys alone.
        this.access = access == null ? Access.KEYS : access;
    }

    /** With keys. */
    public Connection(String name, URI endpoint, String region, String bucket, SignatureVersion signature) {
        this(name, endpoint, region, bucket, signature, Access.KEYS);
    }

    public Connection with(Access other) {
        return new Connection(name, endpoint, region, bucket, signature, other);
    }
}

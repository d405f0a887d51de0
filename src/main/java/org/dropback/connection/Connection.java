package org.dropback.connection;

import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where uploads go, as it is recorded with each of them. Holds no secret.
 *
 * @param name     what the user calls it
 * @param endpoint scheme, host and port, without the bucket
 * @param region   without {@code oss-}, such as {@code cn-hangzhou}; V4 signs it
 */
public record Connection(String name, URI endpoint, String region, String bucket, SignatureVersion signature, Addressing addressing) {

    /** @param addressing null, as older records have it, for the usual way */
    public Connection(String name, URI endpoint, String region, String bucket, SignatureVersion signature, @Nullable Addressing addressing) {
        this.name = name;
        this.endpoint = endpoint;
        this.region = region;
        this.bucket = bucket;
        this.signature = signature;
        this.addressing = Objects.requireNonNullElse(addressing, Addressing.AUTO);
    }

    public Connection(String name, URI endpoint, String region, String bucket, SignatureVersion signature) {
        this(name, endpoint, region, bucket, signature, Addressing.AUTO);
    }
}

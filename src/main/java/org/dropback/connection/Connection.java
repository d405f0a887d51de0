package org.dropback.connection;

import java.net.URI;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where uploads go, as it is recorded with each of them. Holds no secret.
 *
 * @param name     what the user calls it
 * @param endpoint scheme, host and port, without the bucket
 * @param region   without {@code oss-}, such as {@code cn-hangzhou}; V4 signs it
 * @param access   what lets this machine upload there
 */
public record Connection(String name, URI endpoint, String region, String bucket, SignatureVersion signature, Addressing addressing, Access access) {

    /** Hosts of this machine. */
    public static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]", Pattern.CASE_INSENSITIVE);

    /**
     * @param addressing null, as older records have it, for the usual way
     * @param access     likewise, for keys
     */
    public Connection(String name, URI endpoint, String region, String bucket, SignatureVersion signature, @Nullable Addressing addressing, @Nullable Access access) {
        this.name = name;
        this.endpoint = endpoint;
        this.region = region;
        this.bucket = bucket;
        this.signature = signature;
        this.addressing = Objects.requireNonNullElse(addressing, Addressing.AUTO);
        this.access = Objects.requireNonNullElse(access, Access.KEYS);
    }

    /** With keys. */
    public Connection(String name, URI endpoint, String region, String bucket, SignatureVersion signature, Addressing addressing) {
        this(name, endpoint, region, bucket, signature, addressing, Access.KEYS);
    }

    /** With keys, in the usual way. */
    public Connection(String name, URI endpoint, String region, String bucket, SignatureVersion signature) {
        this(name, endpoint, region, bucket, signature, Addressing.AUTO);
    }

    /** Whether it is on this machine, and so no real OSS. */
    public boolean isLocal() {
        return LOOPBACK.matcher(String.valueOf(endpoint.getHost())).matches();
    }

    public Connection withName(String other) {
        return new Connection(other, endpoint, region, bucket, signature, addressing, access);
    }

    public Connection with(Access other) {
        return new Connection(name, endpoint, region, bucket, signature, addressing, other);
    }
}

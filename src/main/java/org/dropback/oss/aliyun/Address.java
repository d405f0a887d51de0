package org.dropback.oss.aliyun;

import java.net.URI;
import org.dropback.connection.Connection;
import org.dropback.connection.ObjectPlace;
import org.dropback.signing.PercentEncoding;
import org.jspecify.annotations.Nullable;

/** Where the buckets of an endpoint are. */
record Address(Host endpoint, boolean pathStyle, boolean cname) {

    static Address of(Connection connection) {
        var endpoint = connection.endpoint();
        return switch (connection.addressing()) {
            case AUTO -> of(endpoint);
            case VIRTUAL_HOST -> new Address(Host.of(endpoint), false, false);
            case PATH -> new Address(Host.of(endpoint), true, false);
            case CNAME -> new Address(Host.of(endpoint), false, true);
        };
    }

    private static Address of(URI endpoint) {
        return new Address(Host.of(endpoint), ObjectPlace.isPathStyle(endpoint.getHost()), false);
    }

    Host host(String bucket) {
        return pathStyle || cname ? endpoint : new Host(endpoint.scheme(), bucket + "." + endpoint.authority());
    }

    /** @param key null for the bucket itself */
    String path(String bucket, @Nullable String key) {
        return (pathStyle ? "/" + bucket + "/" : "/") + (key == null ? "" : PercentEncoding.encodePath(key));
    }
}

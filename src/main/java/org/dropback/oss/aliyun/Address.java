package org.dropback.oss.aliyun;

import java.net.URI;
import org.dropback.connection.ObjectPlace;
import org.dropback.signing.PercentEncoding;
import org.jspecify.annotations.Nullable;

/** Where the buckets of an endpoint are. */
record Address(Host endpoint, boolean pathStyle) {

    static Address of(URI endpoint) {
        return new Address(Host.of(endpoint), ObjectPlace.isPathStyle(endpoint.getHost()));
    }

    Host host(String bucket) {
        return pathStyle ? endpoint : new Host(endpoint.scheme(), bucket + "." + endpoint.authority());
    }

    /** @param key null for the bucket itself */
    String path(String bucket, @Nullable String key) {
        return (pathStyle ? "/" + bucket + "/" : "/") + (key == null ? "" : PercentEncoding.encodePath(key));
    }
}

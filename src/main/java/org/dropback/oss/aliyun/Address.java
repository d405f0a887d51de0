package org.dropback.oss.aliyun;

import java.net.URI;
import org.dropback.signing.PercentEncoding;
import org.jspecify.annotations.Nullable;

/** Where the buckets of an endpoint are: as the SDK decides, without asking DNS, an address or localhost cannot carry the bucket in front (facts 3.1). */
record Address(Host endpoint, boolean pathStyle) {

    static Address of(URI endpoint) {
        return new Address(Host.of(endpoint), isPathStyle(endpoint.getHost()));
    }

    static boolean isPathStyle(String host) {
        return host.equals("localhost") || host.contains(":") || host.matches("\\d+(\\.\\d+){3}");
    }

    Host host(String bucket) {
        return pathStyle ? endpoint : new Host(endpoint.scheme(), bucket + "." + endpoint.authority());
    }

    /** @param key null for the bucket itself */
    String path(String bucket, @Nullable String key) {
        return (pathStyle ? "/" + bucket + "/" : "/") + (key == null ? "" : PercentEncoding.encodePath(key));
    }
}

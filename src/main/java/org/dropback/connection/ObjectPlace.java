package org.dropback.connection;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * What an address says of the object that it leads to. Of a domain of the user's own it does not say the bucket: the host stands for it.
 *
 * @param endpoint without the bucket
 * @param key      "" where the address is that of a bucket
 */
public record ObjectPlace(URI endpoint, String bucket, String key) {

    private static final String OSS_DOMAIN = ".aliyuncs.com";

    /** As the SDK decides, without asking DNS: an address or localhost cannot carry the bucket in front (facts 3.1). */
    public static boolean isPathStyle(String host) {
        return host.equals("localhost") || host.contains(":") || host.matches("\\d+(\\.\\d+){3}");
    }

    /** @param address with a host, see {@link WebAddress#host} */
    public static ObjectPlace of(URI address) {
        var host = Objects.requireNonNull(WebAddress.host(address));
        var path = address.getRawPath() == null || address.getRawPath().isEmpty() ? "" : address.getRawPath().substring(1);
        if (isPathStyle(host)) {
            int end = path.indexOf('/');
            return new ObjectPlace(endpoint(address, host), decoded(end < 0 ? path : path.substring(0, end)), decoded(end < 0 ? "" : path.substring(end + 1)));
        }
        int dot = host.indexOf('.');
        boolean hasBucket = host.endsWith(OSS_DOMAIN) && host.substring(dot).length() > OSS_DOMAIN.length();
        return hasBucket ? new ObjectPlace(endpoint(address, host.substring(dot + 1)), host.substring(0, dot), decoded(path))
                : new ObjectPlace(endpoint(address, host), host, decoded(path));
    }

    private static URI endpoint(URI address, String host) {
        return URI.create(address.getScheme() + "://" + host + (WebAddress.port(address) < 0 ? "" : ":" + WebAddress.port(address)));
    }

    /** A plus stays a plus: a path is no form. */
    private static String decoded(String path) {
        return java.net.URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}

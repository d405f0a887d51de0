package org.dropback.oss.aliyun;

import java.net.URI;

/**
 * Who is asked.
 *
 * @param authority host, and port where it is not the scheme's own
 */
record Host(String scheme, String authority) {

    /** Of an endpoint or a URL. */
    static Host of(URI uri) {
        return new Host(uri.getScheme(), uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort());
    }

    URI uri() {
        return URI.create(scheme + "://" + authority + "/");
    }

    @Override
    public String toString() {
        return scheme + "://" + authority;
    }
}

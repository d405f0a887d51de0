package org.dropback.oss.aliyun;

import java.net.URI;
import org.dropback.connection.WebAddress;

/**
 * Who is asked.
 *
 * @param authority host, and port where it is not the scheme's own
 */
record Host(String scheme, String authority) {

    /** Of an endpoint or a URL. */
    static Host of(URI uri) {
        return new Host(uri.getScheme(), WebAddress.port(uri) < 0 ? WebAddress.host(uri) : WebAddress.host(uri) + ":" + WebAddress.port(uri));
    }

    URI uri() {
        return URI.create(scheme + "://" + authority + "/");
    }

    @Override
    public String toString() {
        return scheme + "://" + authority;
    }
}

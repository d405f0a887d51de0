package org.dropback.connection;

import java.net.URI;
import java.util.Set;

/** What can be asked over HTTP. Stateless. */
public final class WebAddress {

    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final int MAX_PORT = 65_535;

    private WebAddress() {
    }

    /** Whether it is one: {@link URI} lets pass what no client can reach. */
    public static boolean isOne(URI uri) {
        return uri.getHost() != null && uri.getScheme() != null && SCHEMES.contains(uri.getScheme()) && uri.getPort() <= MAX_PORT;
    }
}

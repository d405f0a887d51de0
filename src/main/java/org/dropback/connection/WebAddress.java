package org.dropback.connection;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What can be asked over HTTP. Stateless. */
public final class WebAddress {

    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final int MAX_PORT = 65_535;
    /** Old buckets have an underscore in their names, which {@link URI} takes for no host. */
    private static final Pattern UNDERSCORE = Pattern.compile("([A-Za-z0-9._-]+)(?::(\\d{1,5}))?");

    private WebAddress() {
    }

    /** Whether it is one: {@link URI} lets pass what no client can reach. */
    public static boolean isOne(URI uri) {
        return uri.getHost() != null && hasScheme(uri) && uri.getPort() <= MAX_PORT;
    }

    /** Whether it can be the address of a bucket, and has no user in front: then it has a {@link #host}, if not for {@link URI}. */
    public static boolean isOfBucket(URI uri) {
        return hasScheme(uri) && uri.getRawUserInfo() == null && host(uri) != null && port(uri) <= MAX_PORT;
    }

    /** Null where there is none. */
    public static @Nullable String host(URI uri) {
        return uri.getHost() != null ? uri.getHost() : authority(uri).map(found -> found.group(1)).orElse(null);
    }

    /** -1 for the scheme's own. */
    public static int port(URI uri) {
        return uri.getHost() != null ? uri.getPort() : authority(uri).map(found -> found.group(2)).map(Integer::parseInt).orElse(-1);
    }

    private static boolean hasScheme(URI uri) {
        return uri.getScheme() != null && SCHEMES.contains(uri.getScheme());
    }

    private static Optional<Matcher> authority(URI uri) {
        return Optional.ofNullable(uri.getRawAuthority()).map(UNDERSCORE::matcher).filter(Matcher::matches);
    }
}

package org.dropback.snippet;

import org.dropback.connection.Connection;
import org.dropback.connection.ObjectPlace;

/** Where a request names its bucket. */
enum BucketPlace {
    /** In front of the host. */
    HOST,
    PATH,
    /** The endpoint is a domain of the bucket's own. */
    NOWHERE;

    static BucketPlace of(Connection connection) {
        return switch (connection.addressing()) {
            case AUTO -> ObjectPlace.isPathStyle(connection.endpoint().getHost()) ? PATH : HOST;
            case VIRTUAL_HOST -> HOST;
            case PATH -> PATH;
            case CNAME -> NOWHERE;
        };
    }

    /** Whether the path shall name the bucket although the endpoint has a name, which not every SDK can do. */
    static boolean isPathByName(Connection connection) {
        return of(connection) == PATH && !isAddress(connection.endpoint().getHost());
    }

    /** Whether some SDKs would take this host for a domain of the bucket's own. */
    static boolean isOwnName(String host) {
        return !isAddress(host) && !host.endsWith(".aliyuncs.com");
    }

    private static boolean isAddress(String host) {
        return ObjectPlace.isPathStyle(host) && !host.equals("localhost");
    }
}

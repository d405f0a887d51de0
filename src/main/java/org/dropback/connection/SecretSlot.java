package org.dropback.connection;

import java.util.Locale;

/** What is secret of a connection. */
public enum SecretSlot {
    ACCESS_KEY_SECRET,
    /** Of STS, typed in. */
    SESSION_TOKEN,
    PROXY_PASSWORD,
    /** What stands behind the question mark of a server's address. */
    SERVER_QUERY;

    /** The name under which it is kept. @param id of the connection */
    public String entry(String id) {
        return id + "/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

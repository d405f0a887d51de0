package org.dropback.settings;

import java.util.regex.Pattern;

/**
 * The proxy of connections that name none of their own. Its password, if it asks for one, belongs to a connection.
 *
 * @param host of {@link Kind#MANUAL}: a name or an address, no URL
 * @param port 1 to 65,535
 */
public record ProxyChoice(Kind kind, String host, int port) {

    private static final Pattern HOST = Pattern.compile("[\\p{L}\\p{N}._:\\[\\]-]{0,253}");

    static final ProxyChoice DEFAULT = new ProxyChoice(Kind.SYSTEM, "", 8080);

    public enum Kind {
        SYSTEM, NONE, MANUAL
    }

    /** @throws IllegalArgumentException for a host that cannot be one, or another port */
    public ProxyChoice {
        OutOfRangeException.check(port, 1, 65_535);
        if (!HOST.matcher(host).matches()) {
            throw new IllegalArgumentException(host);
        }
    }

    public ProxyChoice withKind(Kind value) {
        return new ProxyChoice(value, host, port);
    }

    public ProxyChoice withHost(String value) {
        return new ProxyChoice(kind, value, port);
    }

    public ProxyChoice withPort(int value) {
        return new ProxyChoice(kind, host, value);
    }
}

package org.dropback.connection;

/**
 * What stands between this machine and OSS. Its password is kept with the secrets, never here.
 *
 * @param host of {@link Kind#MANUAL}, "" for the others
 * @param port 1 to 65,535 of {@link Kind#MANUAL}, 0 for the others
 * @param user "" for a proxy that asks for no password
 */
public record Proxy(Kind kind, String host, int port, String user) {

    public enum Kind {
        /** What the system gives Java. */
        SYSTEM,
        NONE,
        MANUAL
    }

    public static final Proxy SYSTEM = new Proxy(Kind.SYSTEM, "", 0, "");
    public static final Proxy NONE = new Proxy(Kind.NONE, "", 0, "");
}

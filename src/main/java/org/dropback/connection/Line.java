package org.dropback.connection;

import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.dropback.secret.Secret;
import org.dropback.text.BadInputException;
import org.jspecify.annotations.Nullable;

/**
 * The way to an endpoint, ready to be used: what a {@link Network} comes to on this machine, now.
 *
 * @param proxy    null for a direct way
 * @param user     of the proxy, "" where it asks for no password
 * @param password of the proxy, null without a user
 */
public record Line(@Nullable InetSocketAddress proxy, String user, @Nullable Secret password, SSLContext tls, Duration connectTimeout, Duration answerTimeout) {

    /**
     * Finds it. Asks the system for its proxy, and no server.
     *
     * @param password of the proxy; null where none is kept
     * @throws BadInputException where the file of authorities cannot be used
     */
    public static Line of(Network network, URI endpoint, @Nullable Secret password) throws BadInputException {
        var proxy = network.proxy();
        return new Line(switch (proxy.kind()) {
            case NONE -> null;
            case MANUAL -> InetSocketAddress.createUnresolved(proxy.host(), proxy.port());
            case SYSTEM -> system(endpoint);
        }, proxy.user(), proxy.user().isEmpty() ? null : password, Authorities.context(network.authority()), network.connectTimeout(), network.answerTimeout());
    }

    /** A SOCKS proxy of the system's is not taken: OSS is reached directly or by HTTP. */
    private static @Nullable InetSocketAddress system(URI endpoint) {
        var selector = ProxySelector.getDefault();
        if (selector != null) {
            for (var proxy : selector.select(endpoint)) {
                if (proxy.type() == java.net.Proxy.Type.HTTP && proxy.address() instanceof InetSocketAddress address) {
                    return InetSocketAddress.createUnresolved(address.getHostString(), address.getPort());
                }
                if (proxy.type() == java.net.Proxy.Type.DIRECT) {
                    return null;
                }
            }
        }
        return null;
    }
}

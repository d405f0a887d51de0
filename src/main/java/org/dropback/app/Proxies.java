package org.dropback.app;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.dropback.settings.ProxyChoice;
import org.jspecify.annotations.Nullable;

/** What the machine calls its proxy, for all of this process, as the settings have it. Any thread. */
final class Proxies extends ProxySelector {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final @Nullable ProxySelector system;
    private volatile ProxyChoice choice;

    /** @param system asked where the choice is the system's */
    Proxies(@Nullable ProxySelector system, ProxyChoice choice) {
        this.system = system;
        this.choice = choice;
    }

    void choose(ProxyChoice other) {
        choice = other;
    }

    @Override
    public List<Proxy> select(URI uri) {
        var now = choice;
        if (now.kind() == ProxyChoice.Kind.SYSTEM && system != null) {
            return system.select(uri);
        }
        var host = String.valueOf(uri.getHost());
        boolean direct = now.kind() != ProxyChoice.Kind.MANUAL || now.host().isEmpty() || THIS_MACHINE.contains(host);
        return List.of(direct ? Proxy.NO_PROXY : new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(now.host(), now.port())));
    }

    @Override
    public void connectFailed(URI uri, SocketAddress proxy, IOException failure) {
        if (choice.kind() == ProxyChoice.Kind.SYSTEM && system != null) {
            system.connectFailed(uri, proxy, failure);
        }
    }
}

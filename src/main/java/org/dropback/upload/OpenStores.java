package org.dropback.upload;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.dropback.connection.Connection;
import org.dropback.connection.Grant;
import org.dropback.connection.PolicySource;
import org.dropback.oss.ObjectStore;
import org.dropback.oss.StoreException;

/** One client for each connection, opened when first asked for. Any thread. */
public final class OpenStores implements StoreProvider, AutoCloseable {

    private final StoreOpener opener;
    private final Function<Connection, Grant> grants;
    private final Map<Connection, Client> clients = new HashMap<>();
    private final Map<Connection, PolicySource> policies = new HashMap<>();
    /** Those that nobody gets any more, and somebody may still have. */
    private final Set<Client> replaced = new HashSet<>();

    /** Guarded by the stores. */
    private static final class Client {

        private final ObjectStore store;
        private int users;

        private Client(ObjectStore store) {
            this.store = store;
        }
    }

    /** @param grants what a connection needs; {@link Grant#NONE} for one that nobody knows */
    public OpenStores(StoreOpener opener, Function<Connection, Grant> grants) {
        this.opener = opener;
        this.grants = grants;
    }

    @Override
    public synchronized ObjectStore store(Connection connection) throws StoreException {
        return client(connection).store;
    }

    @Override
    public Lease lease(Connection connection) throws StoreException {
        closeUnused();
        synchronized (this) {
            var client = client(connection);
            client.users++;
            return new Lease(client.store, () -> leave(client));
        }
    }

    private Client client(Connection connection) throws StoreException {
        var client = clients.get(connection);
        if (client == null) {
            client = new Client(opener.open(connection, grants.apply(connection)));
            clients.put(connection, client);
        }
        return client;
    }

    private void leave(Client client) {
        synchronized (this) {
            client.users--;
        }
        closeUnused();
    }

    /** Without the lock: closing may take a while. */
    private void closeUnused() {
        List<Client> unused;
        synchronized (this) {
            unused = replaced.stream().filter(client -> client.users == 0).toList();
            unused.forEach(replaced::remove);
        }
        unused.forEach(client -> client.store.close());
    }

    @Override
    public synchronized PolicySource policies(Connection connection) throws StoreException {
        var source = policies.get(connection);
        if (source == null) {
            source = opener.policies(connection, grants.apply(connection));
            policies.put(connection, source);
        }
        return source;
    }

    /** What a connection needs has changed: it is opened anew when next asked for. Who has leased its client ends with that. Never blocks. */
    public synchronized void renew(Connection connection) {
        policies.remove(connection);
        var client = clients.remove(connection);
        if (client != null) {
            replaced.add(client);
        }
    }

    /** Ends what is under way, too. */
    @Override
    public void close() {
        List<Client> all;
        synchronized (this) {
            all = new ArrayList<>(clients.values());
            all.addAll(replaced);
            clients.clear();
            replaced.clear();
        }
        all.forEach(client -> client.store.close());
    }
}

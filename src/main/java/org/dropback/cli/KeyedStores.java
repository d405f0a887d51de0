package org.dropback.cli;

import java.util.HashMap;
import java.util.Map;
import org.dropback.connection.Connection;
import org.dropback.connection.Credentials;
import org.dropback.oss.ObjectStore;
import org.dropback.oss.StoreException;
import org.dropback.upload.StoreProvider;

/** Clients of all connections that come up, with one pair of keys. Any thread. */
final class KeyedStores implements StoreProvider, AutoCloseable {

    private final StoreOpener opener;
    private final Credentials credentials;
    private final Map<Connection, ObjectStore> open = new HashMap<>();

    KeyedStores(StoreOpener opener, Credentials credentials) {
        this.opener = opener;
        this.credentials = credentials;
    }

    @Override
    public synchronized ObjectStore store(Connection connection) throws StoreException {
        var store = open.get(connection);
        if (store == null) {
            store = opener.open(connection, credentials);
            open.put(connection, store);
        }
        return store;
    }

    @Override
    public synchronized void close() {
        open.values().forEach(ObjectStore::close);
    }
}

package org.dropback.app;

import java.util.LinkedHashMap;
import java.util.Map;
import org.dropback.connection.Connection;
import org.dropback.connection.Credentials;
import org.dropback.oss.ObjectStore;
import org.dropback.oss.StoreException;
import org.dropback.oss.aliyun.AliyunObjectStore;
import org.dropback.upload.StoreProvider;

/** One client for each connection, opened when first asked for. Any thread. */
final class Stores implements StoreProvider, AutoCloseable {

    private final Credentials credentials;
    private final Map<Connection, ObjectStore> open = new LinkedHashMap<>();

    Stores(Credentials credentials) {
        this.credentials = credentials;
    }

    @Override
    public synchronized ObjectStore store(Connection connection) throws StoreException {
        var store = open.get(connection);
        if (store == null) {
            store = AliyunObjectStore.open(connection, credentials);
            open.put(connection, store);
        }
        return store;
    }

    @Override
    public synchronized void close() {
        open.values().forEach(ObjectStore::close);
    }
}

package org.dropback.upload;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private final Map<Connection, ObjectStore> stores = new HashMap<>();
    private final Map<Connection, PolicySource> policies = new HashMap<>();
    private final List<ObjectStore> replaced = new ArrayList<>();

    /** @param grants what a connection needs; {@link Grant#NONE} for one that nobody knows */
    public OpenStores(StoreOpener opener, Function<Connection, Grant> grants) {
        this.opener = opener;
        this.grants = grants;
    }

    @Override
    public synchronized ObjectStore store(Connection connection) throws StoreException {
        var store = stores.get(connection);
        if (store == null) {
            store = opener.open(connection, grants.apply(connection));
            stores.put(connection, store);
        }
        return store;
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

    /** What a connection needs has changed: it is opened anew when next asked for. What is under way ends with the client that it has. */
    public synchronized void renew(Connection connection) {
        policies.remove(connection);
        var store = stores.remove(connection);
        if (store != null) {
            replaced.add(store);
        }
    }

    @Override
    public synchronized void close() {
        stores.values().forEach(ObjectStore::close);
        replaced.forEach(ObjectStore::close);
    }
}

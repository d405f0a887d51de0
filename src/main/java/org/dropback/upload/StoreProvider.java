package org.dropback.upload;

import org.dropback.connection.Connection;
import org.dropback.connection.PolicySource;
import org.dropback.oss.ObjectStore;
import org.dropback.oss.StoreException;

/** Opens, and keeps, the client of a connection. Any thread; may block. */
@FunctionalInterface
public interface StoreProvider {

    /** Open as long as the provider, or until the connection needs another one: see {@link #lease}. */
    ObjectStore store(Connection connection) throws StoreException;

    /** A client that stays open for as long as it is leased, also where its connection gets another one meanwhile. */
    default Lease lease(Connection connection) throws StoreException {
        return new Lease(store(connection), () -> { });
    }

    /** The policies of a connection whose forms an application server signs. */
    default PolicySource policies(Connection connection) throws StoreException {
        throw new IllegalStateException("nobody signs policies here");
    }

    /** @param end runs once, when it is given back */
    record Lease(ObjectStore store, Runnable end) implements AutoCloseable {

        @Override
        public void close() {
            end.run();
        }
    }
}

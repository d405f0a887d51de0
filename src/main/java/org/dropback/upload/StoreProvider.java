package org.dropback.upload;

import org.dropback.connection.Connection;
import org.dropback.connection.PolicySource;
import org.dropback.oss.ObjectStore;
import org.dropback.oss.StoreException;

/** Opens, and keeps, the client of a connection. Any thread; may block. */
@FunctionalInterface
public interface StoreProvider {

    ObjectStore store(Connection connection) throws StoreException;

    /** The policies of a connection whose forms an application server signs. */
    default PolicySource policies(Connection connection) throws StoreException {
        throw new IllegalStateException("nobody signs policies here");
    }
}

package org.dropback.cli;

import org.dropback.connection.Connection;
import org.dropback.connection.Credentials;
import org.dropback.oss.ObjectStore;
import org.dropback.oss.StoreException;

/** Makes the client of a connection; the caller closes it. */
@FunctionalInterface
public interface StoreOpener {

    ObjectStore open(Connection connection, Credentials credentials) throws StoreException;
}

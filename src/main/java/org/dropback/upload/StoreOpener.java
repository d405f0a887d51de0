package org.dropback.upload;

import org.dropback.connection.Connection;
import org.dropback.connection.Grant;
import org.dropback.connection.PolicySource;
import org.dropback.oss.ObjectStore;
import org.dropback.oss.StoreException;

/** The one place that turns a connection, and what it needs beside, into a client. Nothing is sent yet. */
public interface StoreOpener {

    /**
     * The caller closes it.
     *
     * @throws StoreException where the grant is not what the connection's access needs
     */
    ObjectStore open(Connection connection, Grant grant) throws StoreException;

    /** The policies of {@link org.dropback.connection.Access.Kind#POLICY_SERVER}. @throws StoreException as {@link #open}, and for any other access */
    PolicySource policies(Connection connection, Grant grant) throws StoreException;
}

package org.dropback.cli;

import org.dropback.connection.Connection;
import org.dropback.connection.Credentials;
import org.dropback.oss.ObjectStore;
import org.dropback.oss.StoreException;
import org.dropback.oss.aliyun.AliyunObjectStore;

/** The client that the product uses. */
final class TestStores {

    private TestStores() {
    }

    static ObjectStore open(Connection connection, Credentials credentials) throws StoreException {
        return AliyunObjectStore.open(connection, credentials);
    }
}

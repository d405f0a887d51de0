package org.dropback.app;

import org.dropback.cli.StoreOpener;
import org.dropback.connection.Connection;
import org.dropback.connection.Credentials;
import org.dropback.oss.ObjectStore;
import org.dropback.oss.StoreException;
import org.dropback.oss.aliyun.AliyunObjectStore;
import org.dropback.text.Redactor;

/** Opens stores; from then on their secrets are in no log. */
record GuardedOpener(Redactor redactor) implements StoreOpener {

    @Override
    public ObjectStore open(Connection connection, Credentials credentials) throws StoreException {
        redactor.register(credentials.accessKeySecret().reveal());
        if (credentials.token() != null) {
            redactor.register(credentials.token().reveal());
        }
        return AliyunObjectStore.open(connection, credentials);
    }
}

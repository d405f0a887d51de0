package org.dropback.app;

import java.time.Clock;
import org.dropback.connection.Connection;
import org.dropback.connection.Credentials;
import org.dropback.connection.Grant;
import org.dropback.connection.PolicySource;
import org.dropback.oss.ObjectStore;
import org.dropback.oss.StoreException;
import org.dropback.oss.aliyun.AliyunStores;
import org.dropback.text.Redactor;
import org.dropback.upload.StoreOpener;

/** Opens stores; their secrets, those that are lent later too, are in no log and in no evidence. */
final class GuardedOpener implements StoreOpener, AutoCloseable {

    private final Redactor redactor;
    private final AliyunStores stores;

    GuardedOpener(Redactor redactor, Clock clock) {
        this.redactor = redactor;
        stores = new AliyunStores(clock, this::guard);
    }

    @Override
    public ObjectStore open(Connection connection, Grant grant) throws StoreException {
        guard(grant);
        return new RedactedStore(stores.open(connection, grant), redactor);
    }

    @Override
    public PolicySource policies(Connection connection, Grant grant) throws StoreException {
        guard(grant);
        return stores.policies(connection, grant);
    }

    private void guard(Grant grant) {
        if (grant.server() != null) {
            redactor.register(grant.server().reveal());
        }
    }

    private void guard(Credentials credentials) {
        redactor.register(credentials.accessKeySecret().reveal());
        if (credentials.token() != null) {
            redactor.register(credentials.token().reveal());
        }
    }

    @Override
    public void close() {
        stores.close();
    }
}

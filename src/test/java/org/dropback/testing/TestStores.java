package org.dropback.testing;

import java.time.Clock;
import org.dropback.connection.Connection;
import org.dropback.connection.Credentials;
import org.dropback.connection.Grant;
import org.dropback.connection.PolicySource;
import org.dropback.oss.ObjectStore;
import org.dropback.oss.StoreException;
import org.dropback.oss.aliyun.AliyunStores;
import org.dropback.upload.StoreOpener;

/** The clients that the product uses. */
public class TestStores implements StoreOpener {

    private final AliyunStores stores = new AliyunStores(Clock.systemUTC(), _ -> { });

    public static ObjectStore open(Connection connection, Credentials credentials) throws StoreException {
        return new TestStores().open(connection, Grant.of(credentials));
    }

    @Override
    public ObjectStore open(Connection connection, Grant grant) throws StoreException {
        return stores.open(connection, grant);
    }

    @Override
    public PolicySource policies(Connection connection, Grant grant) throws StoreException {
        return stores.policies(connection, grant);
    }
}

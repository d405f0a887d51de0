package org.dropback.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.dropback.connection.Connection;
import org.dropback.connection.Grant;
import org.dropback.connection.PolicySource;
import org.dropback.connection.SignatureVersion;
import org.dropback.oss.ObjectStore;
import org.junit.jupiter.api.Test;

class OpenStoresTest {

    private static final Connection CONNECTION = new Connection("C", URI.create("http://127.0.0.1:1"), "", "b", SignatureVersion.V4);

    private final List<ObjectStore> opened = new ArrayList<>();
    private final List<Integer> closed = new ArrayList<>();
    private final OpenStores stores = new OpenStores(new StoreOpener() {
        @Override
        public ObjectStore open(Connection connection, Grant grant) {
            int number = opened.size();
            opened.add((ObjectStore) Proxy.newProxyInstance(ObjectStore.class.getClassLoader(), new Class<?>[] {ObjectStore.class}, (store, method, arguments) ->
                    switch (method.getName()) {
                        case "close" -> closed.add(number) ? null : null;
                        case "equals" -> store == arguments[0];
                        case "hashCode" -> number;
                        default -> throw new UnsupportedOperationException(method.getName());
                    }));
            return opened.getLast();
        }

        @Override
        public PolicySource policies(Connection connection, Grant grant) {
            throw new UnsupportedOperationException();
        }
    }, _ -> Grant.NONE);

    @Test
    void whoHasLeasedAClientKeepsItAndItIsClosedAfterTheLastOfThem() throws Exception {
        var first = stores.lease(CONNECTION);
        var second = stores.lease(CONNECTION);
        assertSame(first.store(), second.store());
        stores.renew(CONNECTION);
        var third = stores.lease(CONNECTION);
        assertNotSame(first.store(), third.store());
        first.close();
        assertEquals(List.of(), closed);
        second.close();
        assertEquals(List.of(0), closed);
        third.close();
        assertEquals(List.of(0), closed, "it is still the connection's");
        stores.close();
        assertEquals(List.of(0, 1), closed);
    }

    @Test
    void howeverOftenItIsRenewedNothingPilesUp() throws Exception {
        for (int i = 0; i < 100; i++) {
            stores.lease(CONNECTION).close();
            stores.renew(CONNECTION);
        }
        stores.lease(CONNECTION).close();
        assertEquals(100, closed.size());
        stores.close();
        assertEquals(101, closed.size());
        stores.close();
        assertEquals(101, closed.size());
    }
}

package org.dropback.app;

import java.util.function.Supplier;
import org.dropback.connection.Access;
import org.dropback.connection.Connection;
import org.dropback.connection.Grant;
import org.dropback.connection.KeySource;
import org.dropback.connection.PolicySource;
import org.dropback.oss.ObjectStore;
import org.dropback.oss.StoreException;
import org.dropback.store.ConnectionStore;
import org.dropback.upload.StoreOpener;

/** Opens what comes without a grant as the saved connection of its name; whoever grants something is left to the usual opener. */
record SavedOpener(StoreOpener usual, Supplier<ConnectionStore> connections, SavedStores saved) implements StoreOpener {

    @Override
    public ObjectStore open(Connection connection, Grant grant) throws StoreException {
        if (!grant.equals(Grant.NONE) || connection.access().kind() == Access.Kind.PRESIGNED_URLS) {
            return usual.open(connection, grant);
        }
        var found = connections.get().find(connection.name());
        return found.isPresent() ? saved.store(found.get(), connection) : usual.open(connection, grant);
    }

    @Override
    public PolicySource policies(Connection connection, Grant grant) throws StoreException {
        var found = grant.equals(Grant.NONE) ? connections.get().find(connection.name()).orElse(null) : null;
        return found == null || !(found.keys() instanceof KeySource.PolicyServer) ? usual.policies(connection, grant) : saved.policies(found);
    }
}

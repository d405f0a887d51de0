package org.dropback.cli;

import java.util.List;
import org.dropback.connection.Access;
import org.dropback.connection.Connection;
import org.dropback.connection.Grant;
import org.dropback.connection.PresignedUrl;
import org.dropback.oss.ObjectStore;
import org.dropback.oss.StoreException;
import org.dropback.sandbox.Sandbox;
import org.dropback.store.SqliteJournal;
import org.dropback.upload.OpenStores;
import org.jspecify.annotations.Nullable;

/**
 * Where a run uploads to, open.
 *
 * @param folder  what a signed policy wants all keys to begin with, "" for anything
 * @param urls    one a file, of {@link Access#PRESIGNED_URLS}; else none
 * @param sandbox started for this run, null for a real endpoint
 */
record Target(Connection connection, OpenStores stores, String folder, List<PresignedUrl> urls, @Nullable Sandbox sandbox) implements AutoCloseable {

    static Target of(Connection connection, Grant grant, @Nullable Sandbox sandbox, CliServices services) {
        return new Target(connection, new OpenStores(services.stores(), _ -> grant), "", List.of(), sandbox);
    }

    ObjectStore store() throws StoreException {
        return stores.store(connection);
    }

    /** Where runs to it are recorded: what goes to a sandbox that ends with this run can never go on. The caller closes it. */
    SqliteJournal journal(CliServices services) {
        return sandbox != null ? services.journals().passing() : HistoryOptions.open(services);
    }

    @Override
    public void close() {
        stores.close();
        if (sandbox != null) {
            sandbox.close();
        }
    }
}

package org.dropback.cli;

import org.dropback.connection.Connection;
import org.dropback.oss.ObjectStore;
import org.dropback.sandbox.Sandbox;
import org.dropback.store.SqliteJournal;
import org.dropback.upload.StoreProvider;
import org.jspecify.annotations.Nullable;

/**
 * Where a run uploads to, open.
 *
 * @param sandbox started for this run, null for a real endpoint
 */
record Target(Connection connection, ObjectStore store, @Nullable Sandbox sandbox) implements AutoCloseable {

    /** The one client of this run, whatever the connection. */
    StoreProvider stores() {
        return ignored -> store;
    }

    /** Where runs to it are recorded: what goes to a sandbox that ends with this run can never go on. The caller closes it. */
    SqliteJournal journal(CliServices services) {
        return sandbox != null ? services.journals().passing() : HistoryOptions.open(services);
    }

    @Override
    public void close() {
        store.close();
        if (sandbox != null) {
            sandbox.close();
        }
    }
}

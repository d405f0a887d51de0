package org.dropback.upload.engine;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.dropback.callback.ErrorEvidence;
import org.dropback.callback.LocalError;
import org.dropback.callback.Stored;
import org.dropback.connection.Connection;
import org.dropback.oss.ObjectStore;
import org.dropback.oss.StoreException;
import org.dropback.upload.StoreProvider;

/** Lets nobody have a store before the gate is open, and then refuses. */
final class ShutStores implements StoreProvider {

    final CountDownLatch open = new CountDownLatch(1);
    final AtomicInteger asked = new AtomicInteger();

    @Override
    public ObjectStore store(Connection connection) throws StoreException {
        asked.incrementAndGet();
        try {
            open.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new StoreException(ErrorEvidence.local(Stored.NO, LocalError.CREDENTIALS_UNAVAILABLE, "shut"), null);
    }
}

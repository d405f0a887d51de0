package org.dropback.upload.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.CountDownLatch;
import org.dropback.connection.CredentialsException;
import org.dropback.connection.PolicySource;
import org.dropback.connection.UploadPolicy;
import org.dropback.oss.CancelSignal;
import org.dropback.oss.StoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class WayTest {

    private final CancelSignal cancel = new CancelSignal();

    /** It would wait for as long as the server is silent. */
    @Test
    void aCancelEndsTheWaitForAPolicy() throws Exception {
        var silent = new CountDownLatch(1);
        var asking = new Thread[] {Thread.currentThread()};
        var source = new PolicySource() {
            @Override
            public UploadPolicy current() throws CredentialsException {
                try {
                    silent.await();
                    throw new AssertionError();
                } catch (InterruptedException e) {
                    throw new CredentialsException("interrupted", true, e);
                }
            }

            @Override
            public void refused(UploadPolicy policy) {
                throw new AssertionError();
            }
        };
        Thread.ofVirtual().start(() -> {
            await().until(() -> asking[0].getState() == Thread.State.WAITING);
            cancel.cancel();
        });
        assertThrows(StoreException.class, () -> Way.ByPolicy.current(source, cancel));
        assertFalse(Thread.currentThread().isInterrupted());
    }
}

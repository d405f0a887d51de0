package org.dropback.oss.aliyun;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.dropback.oss.ByteBody;
import org.dropback.oss.Unwatched;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StallWatchTest {

    private final CountDownLatch end = new CountDownLatch(1);
    private final StallWatch watch = new StallWatch(Duration.ofMillis(20));

    @AfterEach
    void letGo() {
        end.countDown();
    }

    /** A body that is being written, and of which the network takes nothing. */
    private RequestBody stuck() {
        var body = new RequestBody(new ByteBody(new byte[1]), new Unwatched());
        Thread.ofVirtual().start(() -> {
            try {
                body.writeTo(new OutputStream() {
                    @Override
                    public void write(int one) throws IOException {
                        try {
                            end.await();
                        } catch (InterruptedException e) {
                            throw new IOException(e);
                        }
                    }
                });
            } catch (IOException over) {
                // The test has ended.
            }
        });
        return body;
    }

    @Test
    void oneThatCannotBeEndedKeepsNoOtherFromBeingWatched() throws Exception {
        var tried = new CountDownLatch(1);
        watch.watch(stuck(), () -> {
            tried.countDown();
            throw new IllegalStateException("planted");
        });
        assertTrue(tried.await(60, TimeUnit.SECONDS));
        var ended = new CountDownLatch(1);
        watch.watch(stuck(), ended::countDown);
        assertTrue(ended.await(60, TimeUnit.SECONDS));
    }
}

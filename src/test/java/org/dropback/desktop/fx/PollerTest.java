package org.dropback.desktop.fx;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.dropback.testing.Patience;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

class PollerTest {

    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicBoolean idle = new AtomicBoolean();
    private final Poller poller = new Poller(looks::incrementAndGet, idle::get);

    @BeforeAll
    static void start() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    private void wake() {
        WaitForAsyncUtils.waitForAsyncFx(Patience.LIMIT.toMillis(), poller::wake);
    }

    @Test
    void itDoesNotLookUntilWoken() {
        assertFalse(poller.isRunning());
        assertEquals(0, looks.get());
    }

    @Test
    void itLooksTenTimesASecondWhileBusy() {
        var start = System.nanoTime();
        wake();
        await().until(() -> looks.get() >= 10);
        var taken = Duration.ofNanos(System.nanoTime() - start);
        assertTrue(taken.toMillis() >= 800, "10 looks in " + taken);
        WaitForAsyncUtils.waitForAsyncFx(Patience.LIMIT.toMillis(), poller::stop);
    }

    @Test
    void itLooksOnceMoreAfterTheEndAndThenRests() {
        idle.set(true);
        wake();
        await().until(() -> !poller.isRunning());
        assertEquals(1, looks.get());
    }

    @Test
    void itWakesAgain() {
        idle.set(true);
        wake();
        await().until(() -> !poller.isRunning());
        wake();
        await().until(() -> looks.get() == 2 && !poller.isRunning());
    }

    @Test
    void whatStillWakesItAfterItsEndDoesNothing() {
        WaitForAsyncUtils.waitForAsyncFx(Patience.LIMIT.toMillis(), poller::stop);
        wake();
        assertFalse(poller.isRunning());
    }
}

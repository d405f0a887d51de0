package org.dropback.upload.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.dropback.callback.ErrorEvidence;
import org.dropback.callback.LocalError;
import org.dropback.callback.Stored;
import org.dropback.oss.CancelSignal;
import org.dropback.oss.FailureKind;
import org.dropback.oss.StoreException;
import org.junit.jupiter.api.Test;

class LanesTest {

    private final AtomicLong clock = new AtomicLong();
    private final AtomicBoolean bridled = new AtomicBoolean();
    private final Lanes lanes = new Lanes(new LaneTuner(2, 1, 8), bridled::get, clock::get);
    private final CancelSignal cancel = new CancelSignal();

    @Test
    void noMoreThanThereAreLanesAtOnce() throws Exception {
        lanes.enter();
        lanes.enter();
        var third = waiter();
        lanes.leave(1);
        third.get(60, TimeUnit.SECONDS);
    }

    @Test
    void whoWaitsCanBeCancelled() throws Exception {
        lanes.enter();
        lanes.enter();
        var third = CompletableFuture.supplyAsync(() -> lanes.enter(cancel), Thread::startVirtualThread);
        cancel.cancel();
        assertFalse(third.get(60, TimeUnit.SECONDS));
        lanes.leave(0);
        assertTrue(lanes.enter(new CancelSignal()), "it took none");
    }

    @Test
    void busyLanesThatGetMoreDoneBecomeMore() throws Exception {
        busySeconds(4);
        assertTrue(lanes.limit() > 2, () -> lanes.limit() + " lanes");
    }

    @Test
    void aLimitOfTheUserSaysNothingOfTheLine() throws Exception {
        bridled.set(true);
        busySeconds(20);
        assertEquals(2, lanes.limit());
    }

    @Test
    void lanesThatNobodyWaitsForStayAsTheyAre() throws Exception {
        for (int i = 0; i < 50; i++) {
            lanes.enter();
            clock.addAndGet(TimeUnit.SECONDS.toNanos(1));
            lanes.leave(1 << 20);
        }
        assertEquals(2, lanes.limit());
    }

    @Test
    void throttlingHalvesThemAndAnotherFailureDoesNot() {
        var many = new Lanes(new LaneTuner(8, 1, 8), bridled::get, clock::get);
        many.heed(failure(LocalError.CONNECTION_LOST, FailureKind.RETRY_LATER));
        assertEquals(8, many.limit());
        many.heed(failure(LocalError.CONNECTION_LOST, FailureKind.THROTTLED));
        assertEquals(4, many.limit());
        var slow = new Lanes(new LaneTuner(8, 1, 8), bridled::get, clock::get);
        slow.heed(failure(LocalError.TIMED_OUT, FailureKind.RETRY_LATER));
        assertEquals(4, slow.limit());
    }

    /** Both lanes taken, somebody waits: each second what was on them ends. */
    private void busySeconds(int seconds) throws Exception {
        lanes.enter();
        lanes.enter();
        for (int i = 0; i < seconds; i++) {
            var next = waiter();
            var afterIt = waiter();
            clock.addAndGet(TimeUnit.SECONDS.toNanos(1));
            lanes.leave(1 << 20);
            lanes.leave(1 << 20);
            CompletableFuture.allOf(next, afterIt).get(60, TimeUnit.SECONDS);
        }
    }

    /** Enters as soon as there is room; it waits by now where there is none. */
    private CompletableFuture<Void> waiter() {
        var thread = new CompletableFuture<Thread>();
        var entered = new CompletableFuture<Void>();
        Thread.startVirtualThread(() -> {
            thread.complete(Thread.currentThread());
            lanes.enter(cancel);
            entered.complete(null);
        });
        await().until(() -> entered.isDone() || thread.join().getState() == Thread.State.WAITING);
        return entered;
    }

    private static StoreException failure(LocalError error, FailureKind kind) {
        return new StoreException(ErrorEvidence.local(Stored.NO, error, "x"), kind, null, null);
    }
}

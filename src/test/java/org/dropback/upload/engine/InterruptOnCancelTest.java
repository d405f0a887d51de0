package org.dropback.upload.engine;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.dropback.oss.CancelSignal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class InterruptOnCancelTest {

    private final CancelSignal cancel = new CancelSignal();

    @AfterEach
    void forget() {
        Thread.interrupted();
    }

    @Test
    void aCancelInterruptsAndLeavesNoInterruptBehind() {
        try (var _ = new InterruptOnCancel(cancel)) {
            cancel.cancel();
            assertTrue(Thread.currentThread().isInterrupted());
        }
        assertFalse(Thread.currentThread().isInterrupted());
    }

    @Test
    void anInterruptOfSomebodyElseIsNotLost() {
        try (var _ = new InterruptOnCancel(cancel)) {
            Thread.currentThread().interrupt();
        }
        assertTrue(Thread.currentThread().isInterrupted());
    }

    /** What must be tidied up is, and whoever interrupted before is heard afterwards. */
    @Test
    void withAGraceAnEarlierInterruptWaits() {
        Thread.currentThread().interrupt();
        try (var _ = new InterruptOnCancel(cancel, Duration.ofSeconds(20))) {
            assertFalse(Thread.currentThread().isInterrupted());
        }
        assertTrue(Thread.currentThread().isInterrupted());
    }

    @Test
    void afterTheGraceItIsInterruptedAllTheSame() {
        cancel.cancel();
        try (var _ = new InterruptOnCancel(cancel, Duration.ofMillis(20))) {
            assertThrows(InterruptedException.class, () -> Thread.sleep(Duration.ofSeconds(20)));
        }
        assertFalse(Thread.currentThread().isInterrupted());
    }
}

package org.dropback.desktop.fx;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.ref.WeakReference;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;

class MinutesTest {

    private final Deque<Runnable> later = new ArrayDeque<>();
    private Instant time = Instant.EPOCH;
    private final Minutes minutes = new Minutes(clock(), later::add);

    private Clock clock() {
        return ((InstantSource) () -> time).withZone(ZoneOffset.UTC);
    }

    private void minutePasses() {
        time = time.plusSeconds(60);
        var due = new ArrayDeque<>(later);
        later.clear();
        due.forEach(Runnable::run);
    }

    @Test
    void itMovesOnceAMinuteWhileSomebodyLooks() {
        minutes.want(true);
        minutes.want(true);
        assertEquals(1, later.size(), "one wake a minute");
        minutePasses();
        assertEquals(time, minutes.nowProperty().get());
        assertEquals(1, later.size());
    }

    @Test
    void itRestsWhenNobodyLooksAndIsRightAgainAtTheNextLook() {
        minutes.want(true);
        minutes.want(false);
        minutePasses();
        assertEquals(0, later.size());
        minutePasses();
        assertEquals(Instant.EPOCH, minutes.nowProperty().get());
        minutes.want(true);
        assertEquals(time, minutes.nowProperty().get());
        assertEquals(1, later.size());
    }

    @Test
    void theMinuteThatIsWaitedForKeepsNobody() {
        var gone = new WeakReference<>(waiting());
        await().until(() -> {
            System.gc();
            return gone.get() == null;
        });
        minutePasses();
        assertEquals(0, later.size());
    }

    private Minutes waiting() {
        var other = new Minutes(clock(), later::add);
        other.want(true);
        return other;
    }
}

package org.dropback.upload.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SpeedMeterTest {

    private static final long MS = 1_000_000;
    private static final long START = Long.MAX_VALUE - 1_000 * MS;

    private final SpeedMeter meter = new SpeedMeter(START);

    @Test
    void aSteadyStreamHasItsSpeed() {
        for (var time = 0; time < 10_000; time += 10) {
            meter.add(10_000, START + time * MS);
        }
        assertEquals(1_000_000, meter.perSecond(START + 10_000 * MS), 50_000);
    }

    @Test
    void theFirstSecondIsNotWateredDown() {
        meter.add(500_000, START + 500 * MS);
        assertEquals(1_000_000, meter.perSecond(START + 500 * MS));
    }

    @Test
    void theVeryFirstBytesDoNotSeemInfinite() {
        meter.add(64 << 10, START + 1);
        assertTrue(meter.perSecond(START + 1) <= 5 * (64 << 10));
    }

    @Test
    void aStallGoesDownToZero() {
        meter.add(9_000_000, START + 1_000 * MS);
        assertTrue(meter.perSecond(START + 3_000 * MS) > 0);
        assertEquals(0, meter.perSecond(START + 4_500 * MS));
    }

    @Test
    void aTryThatStartsOverIsNotNegative() {
        meter.add(1_000, START + 100 * MS);
        meter.add(-5_000, START + 200 * MS);
        assertEquals(0, meter.perSecond(START + 300 * MS));
    }
}

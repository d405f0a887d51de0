package org.dropback.upload.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class LaneTunerTest {

    private static final int LONG = 400;

    private final LaneTuner tuner = new LaneTuner(8, 2, 32);

    /** So much a lane, until the line is full. */
    private static IntToDoubleFunction line(double full, double lane) {
        return lanes -> Math.min(full, lanes * lane);
    }

    private void run(IntToDoubleFunction line, int samples) {
        for (int i = 0; i < samples; i++) {
            tuner.sample(line.applyAsDouble(tuner.lanes()));
            assertTrue(tuner.lanes() >= 2 && tuner.lanes() <= 32, () -> tuner.lanes() + " lanes");
        }
    }

    @Test
    void aLongLineGetsAsManyAsThereMayBe() {
        run(line(1e9, 1e6), 20);
        assertEquals(32, tuner.lanes());
    }

    @Test
    void aLineThatTwoLanesFillIsNotCrowded() {
        run(line(1e6, 5e5), LONG);
        assertTrue(tuner.lanes() <= 4, () -> tuner.lanes() + " lanes");
    }

    @Test
    void whatItFoundItKeepsButForATryNowAndThen() {
        var line = line(16e6, 1e6);
        run(line, LONG);
        int near = 0;
        for (int i = 0; i < LONG; i++) {
            run(line, 1);
            near += line.applyAsDouble(tuner.lanes()) >= 16e6 * 0.85 ? 1 : 0;
        }
        assertTrue(near > LONG * 0.9, near + " samples of " + LONG + " with nearly all that the line gives");
    }

    @Test
    void aLineThatGetsWiderIsNoticed() {
        run(line(1e6, 5e5), LONG);
        run(line(1e9, 5e5), LONG);
        assertTrue(tuner.lanes() >= 24, () -> tuner.lanes() + " lanes");
    }

    @Test
    void whoIsAskedForLessSendsHalfAtOnceAndLaterTriesAgain() {
        tuner.askedForLess();
        tuner.askedForLess();
        assertEquals(4, tuner.lanes(), "asked on several lanes at the same time");
        run(line(1e9, 1e6), 20);
        assertEquals(4, tuner.lanes());
        run(line(1e9, 1e6), LONG);
        assertEquals(32, tuner.lanes());
    }

    @Test
    void thereAreNeverFewerThanTheLeast() {
        for (int i = 0; i < 10; i++) {
            tuner.askedForLess();
            tuner.sample(1);
        }
        assertEquals(2, tuner.lanes());
    }

    @Test
    void aFixedNumberStays() {
        var fixed = new LaneTuner(5, 5, 5);
        for (int i = 1; i < LONG; i++) {
            fixed.sample(i);
            fixed.askedForLess();
        }
        assertEquals(5, fixed.lanes());
    }
}

package org.dropback.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PartPlanTest {

    private static final long MIB = 1 << 20;

    @Test
    void twentyFourMebibytesInFivesAreFivePartsTheLastOfFour() {
        var plan = PartPlan.of(24 * MIB, 5 * MIB);
        assertEquals(5, plan.count());
        assertEquals(20 * MIB, plan.offset(5));
        assertEquals(4 * MIB, plan.length(5));
    }

    @Test
    void theWantedSizeStaysWhileTenThousandPartsHoldTheFile() {
        assertEquals(8 * MIB, PartPlan.of(80_000 * MIB, 8 * MIB).partSize());
        assertEquals(10_000, PartPlan.of(80_000 * MIB, 8 * MIB).count());
        assertTrue(PartPlan.of(80_000 * MIB + 1, 8 * MIB).partSize() > 8 * MIB);
    }

    @Test
    void theLargestFileThatOssTakesIsTenThousandPartsOfFiveGibibytes() {
        var plan = PartPlan.of(53_687_091_200_000L, 8 * MIB);
        assertEquals(5_368_709_120L, plan.partSize());
        assertEquals(10_000, plan.count());
    }

    @Test
    void aPartIsNeverSmallerThanAHundredKibibytes() {
        assertEquals(102_400, PartPlan.of(10 * MIB, 1).partSize());
    }

    @Test
    void noPlanForAnEmptyFileOrOneBeyondTheLimit() {
        assertThrows(IllegalArgumentException.class, () -> PartPlan.of(0, MIB));
        assertThrows(IllegalArgumentException.class, () -> PartPlan.of(53_687_091_200_001L, MIB));
    }

    @Test
    void thePartsCoverEveryByteOnceWhateverTheSizes() {
        var random = new Random(20261122);
        for (var round = 0; round < 3_000; round++) {
            var size = 1 + (long) (Math.pow(random.nextDouble(), 6) * (53_687_091_200_000L - 1));
            var wanted = (long) Math.exp(random.nextDouble() * 25);
            var plan = PartPlan.of(size, wanted);
            var what = size + " in " + wanted;
            assertTrue(plan.count() >= 1 && plan.count() <= 10_000, what);
            assertTrue(plan.partSize() >= 102_400 && plan.partSize() <= 5_368_709_120L, what);
            var next = 0L;
            for (var number = 1; number <= plan.count(); number++) {
                assertEquals(next, plan.offset(number), what);
                assertTrue(plan.length(number) > 0, what);
                assertTrue(number == plan.count() || plan.length(number) == plan.partSize(), what);
                next += plan.length(number);
            }
            assertEquals(size, next, what);
        }
    }
}

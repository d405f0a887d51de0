package org.dropback.testing;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PatienceTest {

    @Test
    void everyTestWaitsAsLongAsALoadedMachineNeeds() {
        var left = new AtomicLong();
        await().conditionEvaluationListener(seen -> left.set(seen.getRemainingTimeInMS())).until(() -> true);
        assertTrue(left.get() > Patience.LIMIT.toMillis() / 2, left + " ms");
    }
}

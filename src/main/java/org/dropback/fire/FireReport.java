package org.dropback.fire;

import java.util.List;
import org.dropback.callback.CallbackRefusal;
import org.dropback.wire.Delivery;
import org.jspecify.annotations.Nullable;

/**
 * What came of a test callback, or has come of it so far. Immutable, any thread.
 *
 * @param attempts in the order of the URLs; OSS asks no further once one answered as it should
 * @param refusal  why OSS would not even store the object; nothing was sent then
 * @param finished whether nothing more is to come
 */
public record FireReport(FireOrder order, List<Attempt> attempts, @Nullable CallbackRefusal refusal, boolean finished) {

    public FireReport {
        attempts = List.copyOf(attempts);
    }

    /** The status that OSS would give the uploader: 200, 203 or 400. Meant for a finished report. */
    public int ossStatus() {
        return refusal != null ? 400 : accepted() ? 200 : 203;
    }

    /** Whether any server answered at all. */
    public boolean answered() {
        return attempts.stream().anyMatch(attempt -> attempt.delivery() instanceof Delivery.Answered);
    }

    public boolean accepted() {
        var last = attempts.isEmpty() ? null : attempts.getLast().verdict();
        return last != null && last.accepted();
    }
}

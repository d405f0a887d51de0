package org.dropback.upload;

import java.time.Duration;
import java.time.Instant;
import org.dropback.callback.ErrorEvidence;

/**
 * What failed and is tried again.
 *
 * @param next   when the next try begins
 * @param reason why the last one failed
 */
public record RetryWait(Instant next, ErrorEvidence reason) {

    /** Whole seconds until the next try, rounded up; 0 where it has begun. */
    public long seconds(Instant now) {
        return Math.max(0, Math.ceilDiv(Duration.between(now, next).toMillis(), 1000L));
    }
}

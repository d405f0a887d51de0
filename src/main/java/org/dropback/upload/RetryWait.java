package org.dropback.upload;

import java.time.Instant;
import org.dropback.callback.ErrorEvidence;

/**
 * A pause between two tries.
 *
 * @param next   when the next try begins
 * @param reason why the last one failed
 */
public record RetryWait(Instant next, ErrorEvidence reason) {
}

package org.dropback.callback;

import java.time.Instant;

/** What the headers of a callback request say besides the body (facts 2.1). */
public record Envelope(String bucket, String owner, String requester, String requestId, Instant date, String publicKeyUrl) {
}

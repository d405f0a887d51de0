package org.dropback.connection;

import java.time.Instant;

/** Keys that somebody lends for a while. */
public record Lease(Credentials credentials, Instant expiration) {
}

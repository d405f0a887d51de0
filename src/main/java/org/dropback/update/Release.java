package org.dropback.update;

import java.net.URI;

/**
 * A version that somebody signed. Immutable.
 *
 * @param version such as {@code 0.2.0}
 * @param page    to visit, https
 * @param notes   of at most {@value SignedRelease#MOST_NOTES} characters, by whoever signed it; may be empty
 */
public record Release(String version, URI page, String notes) {
}

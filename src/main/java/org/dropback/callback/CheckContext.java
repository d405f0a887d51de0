package org.dropback.callback;

/**
 * Where the callback will be used.
 *
 * @param sandbox whether the store is the sandbox, which calls private addresses too (facts 10)
 */
public record CheckContext(boolean sandbox) {
}
